import { TaskView } from './task-view';

export const LEAST_CONFIDENCE = 0.5;
export const MOST_CONFIDENCE = 0.99;
const USUAL = 0.9;

/** The confidence that is asked for, where the task has it; else the usual one. */
export function confidenceIn({ confidences }: Pick<TaskView, 'confidences'>, asked: number): number {
  if (confidences) {
    return confidences.find((known) => known === asked) ?? USUAL;
  }
  return asked >= LEAST_CONFIDENCE && asked <= MOST_CONFIDENCE ? Math.round(asked * 100) / 100 : USUAL;
}
