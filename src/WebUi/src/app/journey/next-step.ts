import { DatasetDetailDto } from '../api/generated/models';
import { hasChangedSince } from '../models/trained-on';
import { differentRows, NEEDED_ROWS } from '../training/enough-rows';

/** How far a dataset is on the way from rows to predictions. */
export type Progress = 'empty' | 'fewRows' | 'ready' | 'training' | 'changed' | 'trained';

export function progressOf(
  dataset: Pick<DatasetDetailDto, 'exampleCount' | 'differentRows' | 'activeModel' | 'revision'>,
  training: boolean,
): Progress {
  const { exampleCount, activeModel, revision } = dataset;
  const enough = differentRows(dataset) >= NEEDED_ROWS;
  if (training) {
    return 'training';
  }
  if (activeModel) {
    // Too few rows to train again leave the model as it is.
    return enough && hasChangedSince(activeModel, revision) ? 'changed' : 'trained';
  }
  if (exampleCount === 0) {
    return 'empty';
  }
  return enough ? 'ready' : 'fewRows';
}
