import { DatasetDetailDto } from '../api/generated/models';
import { hasChangedSince } from '../models/trained-on';
import { NEEDED_ROWS } from '../training/enough-rows';

/** How far a dataset is on the way from rows to predictions. */
export type Progress = 'empty' | 'fewRows' | 'ready' | 'training' | 'changed' | 'trained';

export function progressOf(
  { exampleCount, activeModel, revision }: Pick<DatasetDetailDto, 'exampleCount' | 'activeModel' | 'revision'>,
  training: boolean,
): Progress {
  if (training) {
    return 'training';
  }
  if (activeModel) {
    // Too few rows to train again leave the model as it is.
    return exampleCount >= NEEDED_ROWS && hasChangedSince(activeModel, revision) ? 'changed' : 'trained';
  }
  if (exampleCount === 0) {
    return 'empty';
  }
  return exampleCount < NEEDED_ROWS ? 'fewRows' : 'ready';
}
