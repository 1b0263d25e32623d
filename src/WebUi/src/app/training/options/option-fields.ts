import { TrainRequest } from '../../api/generated/models';
import { LAYERS, NUMBER_OPTIONS } from '../../api/generated/training-options';
import { NumberFormatter } from '../../core/number-formatter';
import { FormText } from '../../column-types/form-text';
import { areDefault, learnersIn, usesOption } from './learners';

export type OptionError =
  { kind: 'number' | 'whole' | 'layers' | 'noInput' | 'noLearner' } | { kind: 'range'; min: number; max: number };

export interface ReadOptions {
  request: TrainRequest;
  errors: Record<string, OptionError>;
}

/** Parses the form. Options that are empty or not used by the learners keep the server's default. */
export function readOptions(form: FormText, numbers: NumberFormatter): ReadOptions {
  const learners = learnersIn(form['learners']);
  const typed: FormText = Object.fromEntries(Object.entries(form).filter(([name]) => usesOption(learners, name)));
  const request: TrainRequest = areDefault(learners) ? {} : { learners };
  const errors: Record<string, OptionError> = learners.length === 0 ? { learners: { kind: 'noLearner' } } : {};
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
