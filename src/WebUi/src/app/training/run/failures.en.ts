const LESS = 'Choose fewer networks, a smaller batch, or fewer or narrower layers, or exclude some rows.';

/** Why a training failed, then what to do. */
export const failuresEn = {
  tooFewRows: (
    needed: string,
    n: number,
    different: string,
    { testRows, duplicates }: { testRows: string | null; duplicates: boolean },
  ) => {
    const notes = [
      ...(testRows === null ? [] : [`${testRows} more are test rows`]),
      ...(duplicates ? ['duplicate rows count once'] : []),
    ];
    const note = notes.length > 0 ? ` (${notes.join('; ')})` : '';
    return `Training needs at least ${needed} different rows; there ${n === 1 ? 'is' : 'are'} ${different}${note}. Add rows.`;
  },
  tooFewGroups: (groups: number) =>
    `The split of this dataset needs at least two groups or times to learn from, besides those tested; there ${groups === 1 ? 'is one' : 'is none'}. Add rows of others, or split by row.`,
  constantTarget: (value: string | null) =>
    value === null
      ? 'The target is the same class in every training row. Add rows of other classes.'
      : `The target is ${value} in every training row. Add rows with other values.`,
  tooManyClasses: (classes: string, limit: string) =>
    `The target has ${classes} classes; the limit is ${limit}. Merge rare classes, or exclude their rows.`,
  constantInputs: () => 'No input varies among the training rows. Add a column whose values differ, or more rows.',
  tableTooLarge: () => 'The dataset has more rows and columns than one training can process. Exclude some rows.',
  inputTooLarge: () =>
    'An input has values that are too large to compute with. Use a larger unit, or correct the extreme values.',
  targetTooLarge: (value: string, limit: string) =>
    `The target is ${value} in one of the rows; the limit is ${limit}. Correct or exclude that row, or use a larger unit.`,
  targetsTooClose: (limit: string) =>
    `The target’s values differ by less than ${limit}, which is too little to compute with. Use a smaller unit.`,
  stepTooLarge: (values: string, limit: string) =>
    `A training step would compute ${values} numbers in one layer; the limit is ${limit}. Choose fewer networks, a smaller batch, or narrower layers.`,
  networksTooLarge: (parameters: string, limit: string) =>
    `The networks would have ${parameters} parameters; the limit is ${limit}. Choose fewer networks, or fewer or narrower layers.`,
  overflow: () => 'Some figures of the model overflowed. Check the rows for extreme values.',
  diverged: (epoch: string) =>
    `The loss diverged in epoch ${epoch}. Choose a lower learning rate, or check the rows for extreme values.`,
  outOfMemory: () => `The server ran out of memory. ${LESS}`,
  notEnoughMemory: (needed: string, available: string) =>
    `This training needs about ${needed} of memory; ${available} is available. ${LESS}`,
  noActiveModel: () => 'There is no active model to continue from. Train from scratch.',
  unusableActiveModel: () =>
    'The file of the active model can’t be read. Train from scratch, or activate another version.',
  diskFull: () => 'The disk of the server is full. Free some space and train again.',
  serverStopped: (times: string) =>
    `The server stopped ${times} times during this training, so the training is not restarted. It may need more memory than is available. ${LESS}`,
  unexpected: () => 'Unexpected error. Its details are in the server’s log.',
};
