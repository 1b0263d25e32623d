import { Point, Series } from '../../charts/chart-spec';
import { PredictionDto } from '../../api/generated/models';
import { AnsweredInput } from '../prediction-input';
import { curveSeries, toCurve } from './partial-dependence-curve';

const FAINT = 0.15;

/** What is predicted while one input takes these values. */
export interface Effect {
  input: string;
  confidence: number;
  values: readonly (number | string)[];
  predictions: readonly PredictionDto[];
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

function dots(predictions: readonly PredictionDto[], covered: boolean, label: string): Series[] {
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
export function askedSeries({ input, values }: Effect, answered: AnsweredInput | undefined, label: string): Series[] {
  const value = answered?.question.x[input] ?? null;
  const x = typeof value === 'string' ? values.indexOf(value) : value;
  const [first, last] = [values[0], values.at(-1)];
  const isOn =
    x !== null &&
    (typeof first === 'number' && typeof last === 'number'
      ? x >= first && x <= last
      : typeof value === 'string' && x >= 0);
  return answered && isOn ? [{ label, role: 'asked', points: [{ x, y: answered.answer.y }] }] : [];
}
