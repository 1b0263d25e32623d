import { Point, Series } from '../../charts/chart-spec';
import { ColumnValue } from '../../column-types/column-type';
import { Height } from '../../tasks/task-view';
import { EffectChoice, placeOf } from './effect-choice';
import { curveSeries, toCurve } from './partial-dependence-curve';

const FAINT = 0.15;

/** What is predicted while one input takes these values. */
export interface Effect {
  input: string;
  confidence: number;
  values: readonly (number | string)[];
  predictions: readonly Height[];
}

export interface EffectWords {
  band: string;
  prediction: string;
  guess: string;
  comparable: string;
  others: string;
}

/** Comparable rows are solid and the others faint. */
export function rowSeries(comparable: readonly Point[], others: readonly Point[], words: EffectWords): Series[] {
  return [
    ...(others.length > 0
      ? [{ label: words.others, role: 'data' as const, points: others, emphasis: others.map(() => FAINT) }]
      : []),
    { label: words.comparable, role: 'data', points: comparable },
  ];
}

/** A line with its band along numbers; a dot with its whisker for each category. */
export function effectSeries({ values, predictions }: Effect, words: EffectWords): Series[] {
  const numbers = values.filter((value) => typeof value === 'number');
  return numbers.length === values.length
    ? curveSeries(toCurve(numbers, predictions), words)
    : [true, false].flatMap((covered) => dots(predictions, covered, covered ? words.prediction : words.guess));
}

function dots(predictions: readonly Height[], covered: boolean, label: string): Series[] {
  const points = predictions.flatMap((prediction, x) =>
    prediction.covered === covered ? [{ x, y: prediction.y, interval: prediction.interval }] : [],
  );
  return points.length === 0
    ? []
    : [
        {
          label,
          role: 'model',
          points,
          intervals: points.map(({ interval }) => interval),
          ...(covered ? {} : { hollow: true }),
        },
      ];
}

/** The answer stands at the question that it belongs to; nowhere, if that is not on the axis. */
export function askedSeries(
  { values }: Effect,
  answered: { x: ColumnValue; y: number } | undefined,
  label: string,
  choice: EffectChoice,
): Series[] {
  const x = placeOf(choice, answered?.x ?? null, values);
  const [first, last] = [values[0], values.at(-1)];
  const isOn = x !== null && (typeof first !== 'number' || typeof last !== 'number' || (x >= first && x <= last));
  return answered && isOn ? [{ label, role: 'asked', points: [{ x, y: answered.y }] }] : [];
}
