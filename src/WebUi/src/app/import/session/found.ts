import { FileProblem, ImportDto } from '../../api/generated/models';

/** A problem whose lists may be empty. */
export type Problem = Required<FileProblem>;

/** What the page says itself of rows that cannot be read. */
const SAID_ELSEWHERE = 'badRows';

export function problemsOf({ problems }: Pick<ImportDto, 'problems'>): Problem[] {
  return problems
    .filter(({ code }) => code !== SAID_ELSEWHERE)
    .map((problem) => ({ column: null, count: 0, lines: [], cells: [], repairs: [], ...problem }));
}

/** What must be settled before anything is stored. */
export function openProblems(found: Pick<ImportDto, 'problems'>): Problem[] {
  return problemsOf(found).filter(({ severity }) => severity !== 'info');
}
