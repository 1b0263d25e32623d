import { PredictionTask } from '../api/generated/models';
import { classificationView } from './classification-view';
import { regressionView } from './regression-view';
import { TaskView } from './task-view';

/** A new task is a file here and a line below. */
const TASKS: Readonly<Record<PredictionTask, TaskView>> = {
  regression: regressionView,
  classification: classificationView,
};

export function taskOf({ task }: { task: PredictionTask }): TaskView {
  return TASKS[task];
}
