import { DatasetImportDto, SplitBy } from './generated/models';

/** What speaks for a split; the quality is that of a quick model. */
export interface SplitEvidenceDto {
  /** How well other rows like these are predicted. */
  byRow: SplitFigureDto;
  /** How well new groups, or later rows, are. */
  suggested: SplitFigureDto;
  /** Number of groups; null by time. */
  groups: number | null;
  /** Mean number of rows of a group; null by time. */
  rowsPerGroup: number | null;
  /** Inputs that have one value in each group. */
  repeatedColumns: string[];
  /** Rank correlation of the errors of rows that follow each other; null by group. */
  correlation: number | null;
}

export interface SplitFigureDto {
  /** Share of the target's variance that is explained; below 0 where the mean predicts better. */
  r2: number;
}

/** A split that the examples suggest, because figures by row promise more than new groups or later rows keep. */
export interface SplitSuggestionDto {
  by: SplitBy;
  column: string;
  evidence: SplitEvidenceDto;
}

export interface SplitSuggestionResultDto {
  /** Null where the rows look independent of each other. */
  suggestion: SplitSuggestionDto | null;
}

/** A new dataset is told the suggestion with what was found in its file. */
export type DatasetImport = DatasetImportDto & { splitSuggestion?: SplitSuggestionDto | null };
