import { PredictionDto } from '../api/generated/models';

/** The answer of a regression. */
export type NumberAnswer = PredictionDto & { y: number };

/** The answer of a classification. */
export type ClassAnswer = PredictionDto & { y: string; probabilities: Record<string, number> };

/** A class and its probability. */
export interface ClassProbability {
  name: string;
  probability: number;
}

/** NaN for anything but a number. */
export function asNumber(value: number | string | null): number {
  return typeof value === 'number' ? value : NaN;
}

export function isNumberAnswer(answer: PredictionDto | undefined): answer is NumberAnswer {
  return typeof answer?.y === 'number';
}

export function isClassAnswer(answer: PredictionDto | undefined): answer is ClassAnswer {
  return typeof answer?.y === 'string' && !!answer.probabilities;
}

/** The most probable class first; equally probable ones in the order of the answer. */
export function byProbability({ probabilities }: Pick<ClassAnswer, 'probabilities'>): ClassProbability[] {
  return Object.entries(probabilities)
    .map(([name, probability]) => ({ name, probability }))
    .sort((a, b) => b.probability - a.probability);
}
