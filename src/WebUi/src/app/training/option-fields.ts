import { TrainRequest } from '../api/generated/models';
import { NumberFormatter } from '../core/number-formatter';
import { FormText } from '../column-types/form-text';

/** What the server allows, as its API document says, and takes by default; null is chosen by the number of examples, or without limit. */
export const NUMBER_OPTIONS = [
  { name: 'testFraction', usual: 0.2, min: 0, max: 0.5, whole: false },
  { name: 'members', usual: 8, min: 2, max: 32, whole: true },
  { name: 'epochs', usual: null, min: 1, max: 10_000, whole: true },
  { name: 'maxSeconds', usual: null, min: 1, max: 86_400, whole: false },
  { name: 'learningRate', usual: 0.004, min: 1e-6, max: 1, whole: false },
  { name: 'batchSize', usual: null, min: 1, max: 65_536, whole: true },
  { name: 'weightDecay', usual: 0.01, min: 0, max: 1, whole: false },
  { name: 'dropout', usual: 0.1, min: 0, max: 0.9, whole: false },
  { name: 'seed', usual: 0, min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, whole: true },
] as const;

export const LAYERS = { most: 6, widest: 1024 } as const;

export type OptionError = { kind: 'number' | 'whole' | 'layers' } | { kind: 'range'; min: number; max: number };

export interface ReadOptions {
  request: TrainRequest;
  errors: Record<string, OptionError>;
}

/** What was typed as the server takes it; what is empty is left to its default. */
export function readOptions(typed: FormText, numbers: NumberFormatter): ReadOptions {
  const request: TrainRequest = {};
  const errors: Record<string, OptionError> = {};
  for (const option of NUMBER_OPTIONS) {
    const text = typed[option.name]?.trim();
    if (!text) {
      continue;
    }
    const value = numbers.parse(text);
    const error = faultOf(value, option);
    if (error) {
      errors[option.name] = error;
    } else {
      request[option.name] = value;
    }
  }
  const layers = typed['hiddenSizes']?.trim();
  if (layers) {
    const sizes = layers.split(/[\s,;×x]+/).map(Number);
    if (
      sizes.length > LAYERS.most ||
      sizes.some((size) => !Number.isInteger(size) || size < 1 || size > LAYERS.widest)
    ) {
      errors['hiddenSizes'] = { kind: 'layers' };
    } else {
      request.hiddenSizes = sizes;
    }
  }
  if (typed['startFrom'] === 'activeModel') {
    request.startFrom = 'activeModel';
  }
  if (typed['activate'] === 'always' || typed['activate'] === 'never') {
    request.activate = typed['activate'];
  }
  return { request, errors };
}

function faultOf(value: number, { min, max, whole }: (typeof NUMBER_OPTIONS)[number]): OptionError | null {
  if (Number.isNaN(value)) {
    return { kind: 'number' };
  }
  if (value < min || value > max) {
    return { kind: 'range', min, max };
  }
  return whole && !Number.isInteger(value) ? { kind: 'whole' } : null;
}
