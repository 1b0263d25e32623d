import { ColumnKind, PredictionTask } from '../api/generated/models';

/** The task that a target of each kind makes; a column of another kind cannot be predicted. */
const TASK_WITH = {
  numeric: 'regression',
  categorical: 'classification',
} as const satisfies Partial<Record<ColumnKind, PredictionTask>>;

export type TargetKind = keyof typeof TASK_WITH;

export const TARGET_KINDS = Object.keys(TASK_WITH) as TargetKind[];

export function taskWith(kind: TargetKind): PredictionTask {
  return TASK_WITH[kind];
}

/** The task of a target; null for a column that cannot be predicted. */
export function taskWithTarget(kind: string | null): PredictionTask | null {
  const known = TARGET_KINDS.find((each) => each === kind);
  return known ? taskWith(known) : null;
}
