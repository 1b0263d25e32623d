import { computed, inject, Signal } from '@angular/core';
import { DatasetDetailDto, PredictionDto } from '../api/generated/models';
import { SplitWords } from './split-words';

/** What the confidence of an answer is about, where that is a new group or a later time; else null. */
export function injectAnswerScope(
  dataset: Signal<Pick<DatasetDetailDto, 'activeModel'>>,
  answer: Signal<PredictionDto | undefined>,
): Signal<string | null> {
  const words = inject(SplitWords).t;
  return computed(() => {
    const { interval, set } = answer() ?? {};
    const basis = (interval ?? set)?.basis;
    const column = dataset().activeModel?.split.column;
    return column == null || basis === undefined || basis === 'newRow'
      ? null
      : words().answer[basis === 'newGroup' ? 'group' : 'time'](column);
  });
}
