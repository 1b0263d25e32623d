import { ModelDto } from '../../api/generated/models';
import { isSameSplit } from '../../splits/split';
import { OptionText } from '../../training/options/option-texts';

export type Rows = 'sameRows' | 'otherRows' | 'unknownRows';

/**
 * Whether two versions were measured on the same rows. The test part follows the content of the rows and the split, so
 * the same data and split have the same one; that of another dataset is chosen differently.
 */
export function rowsOf(first: ModelDto, second: ModelDto): Rows {
  if (first.trainingRunId === second.trainingRunId) {
    return 'sameRows';
  }
  if (!first.data || !second.data) {
    return 'unknownRows';
  }
  const same =
    first.data.hash === second.data.hash &&
    first.split.threshold === second.split.threshold &&
    isSameSplit(first.split, second.split) &&
    first.split.copiesTogether === second.split.copiesTogether &&
    !first.elsewhere &&
    !second.elsewhere;
  return same ? 'sameRows' : 'otherRows';
}

/** The two versions in the address: `3,1`. Anything else there chooses none. */
export function chosenIn(address: string | undefined): number[] {
  const numbers = (address ?? '').split(',').map(Number);
  return [...new Set(numbers)].filter((version) => Number.isInteger(version) && version > 0).slice(0, 2);
}

/** A third one takes the place of the one that was chosen first. */
export function chooseAlso(chosen: readonly number[], version: number): number[] {
  return chosen.includes(version) ? chosen.filter((other) => other !== version) : [...chosen, version].slice(-2);
}

/** The options that differ, with both values. An option that one of the learners does not use has no value there. */
export function differences(
  first: readonly OptionText[],
  second: readonly OptionText[],
): { label: string; values: [string, string] }[] {
  const valueIn = (options: readonly OptionText[], label: string) =>
    options.find((option) => option.label === label)?.value ?? '–';
  const labels = new Set([...first, ...second].map(({ label }) => label));
  return [...labels]
    .map((label) => ({ label, values: [valueIn(first, label), valueIn(second, label)] as [string, string] }))
    .filter(({ values: [value, other] }) => value !== other);
}
