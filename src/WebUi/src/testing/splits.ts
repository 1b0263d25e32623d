import { SplitSuggestionDto } from '../app/api/generated/models';

/** Rows of a house's city resemble each other. */
export const BY_CITY: SplitSuggestionDto = {
  by: 'group',
  column: 'city',
  evidence: {
    byRow: { r2: 0.9 },
    suggested: { r2: 0.56 },
    groups: 50,
    rowsPerGroup: 11.6,
    repeatedColumns: ['climate'],
    correlation: null,
  },
};
