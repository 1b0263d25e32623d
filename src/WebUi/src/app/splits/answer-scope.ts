import { computed, inject, Signal } from '@angular/core';
import { DatasetDetailDto, PredictionDto } from '../api/generated/models';
import { SplitWords } from './split-words';

type Answering = Pick<DatasetDetailDto, 'activeModel'>;

/** What the confidence of an answer is about, where that is a new group or a later time; else null. */
export function injectAnswerScope(
  dataset: Signal<Answering>,
  answer: Signal<PredictionDto | undefined>,
): Signal<string | null> {
  const scope = injectScope(dataset);
  return computed(() => {
    const { interval, set } = answer() ?? {};
    const basis = (interval ?? set)?.basis;
    return basis === undefined || basis === 'newRow' ? null : scope();
  });
}

/** The same of all answers of the active model. */
export function injectScope(dataset: Signal<Answering>): Signal<string | null> {
  const words = inject(SplitWords).t;
  return computed(() => {
    const { by, column } = dataset().activeModel?.split ?? {};
    return column == null ? null : words().answer[by === 'time' ? 'time' : 'group'](column);
  });
}
