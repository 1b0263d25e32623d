// Writes what the API's document says about the options of a training where the page can read it.
import { readFileSync, writeFileSync } from 'node:fs';

const options = JSON.parse(readFileSync('openapi.json', 'utf8')).components.schemas.TrainRequest.properties;
const isNumber = ({ type = [] }) => type.includes('number') || type.includes('integer');
const numbers = Object.entries(options)
  .filter(([, option]) => isNumber(option))
  .map(([name, option]) => ({
    name,
    usual: option.default ?? null,
    min: option.minimum ?? -Number.MAX_SAFE_INTEGER,
    max: option.maximum ?? Number.MAX_SAFE_INTEGER,
    whole: option.type.includes('integer'),
  }));
const { maxItems, items } = options.hiddenSizes;
const { learners } = options;

writeFileSync(
  'src/app/api/generated/training-options.ts',
  `/* eslint-disable */
/** What the server allows and takes by default; null is chosen by the number of examples, or without limit. */
export const NUMBER_OPTIONS = ${JSON.stringify(numbers, null, 2)} as const;

export const LAYERS = ${JSON.stringify({ most: maxItems, widest: items.maximum })} as const;

export const LEARNER_NAMES = ${JSON.stringify(learners.items.enum)} as const;

export const DEFAULT_LEARNERS: readonly string[] = ${JSON.stringify(learners.default)};

export const MOST_LEARNERS: number = ${learners.maxItems};
`,
);
