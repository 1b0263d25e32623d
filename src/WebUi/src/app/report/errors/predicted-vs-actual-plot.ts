import { ModelReportDto, TargetColumnDto } from '../../api/generated/models';
import { ChartSpec, PointCard, Series } from '../../charts/chart-spec';
import { MOST_INTERVALS } from '../../charts/marks';
import { rangeOf } from '../../charts/ticks';
import { Texts } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { axisLabel } from '../../shared/labels';
import { unseen } from '../verdict';

/** Predicted against actual, on one scale: right is on the diagonal. `more` is drawn with them, within the same axes. */
export function againstActual(
  report: ModelReportDto,
  target: TargetColumnDto,
  t: Texts,
  numbers: NumberFormatter,
  more: readonly Series[] = [],
): ChartSpec {
  const { points, model } = report;
  const actual = points.map((point) => point.actual);
  const range = rangeOf([
    ...points.flatMap((point) => [point.actual, point.predicted]),
    ...more.flatMap((series) => series.points.flatMap(({ x, y }) => [x, y])),
  ]);
  const withUnit = (value: number) => numbers.withUnit(value, target.unit);
  const label = (name: string) => axisLabel({ name, unit: target.unit });
  return {
    summary: t.report.againstActualSummary(
      numbers.exact(points.length),
      withUnit(unseen(model.metrics).medianAe),
      withUnit(least(actual)),
      withUnit(most(actual)),
    ),
    square: true,
    x: { label: label(t.report.actual(target.name)), range },
    y: { label: label(t.report.predicted(target.name)), range },
    series: [
      {
        label: pointsLabel(report, t, numbers),
        role: 'data',
        column: label(t.report.predicted(target.name)),
        hollow: report.measuredOn === 'test',
        describe: (index) => pointCardOf(report, index, target, t, numbers),
        points: points.map((point) => ({ x: point.actual, y: point.predicted })),
      },
      { label: t.report.perfect, role: 'baseline', guide: true, points: diagonal(range.lower, range.upper) },
      ...more,
    ],
  };
}

/** The same with the interval of each point, where they can be told apart. */
export function withIntervals(spec: ChartSpec, report: ModelReportDto, t: Texts, numbers: NumberFormatter): ChartSpec {
  const { points, model } = report;
  const intervals = points.map(({ lower, upper }) => (lower === null || upper === null ? null : { lower, upper }));
  const label = model.coverage ? t.predict.band(numbers.percent(model.coverage.confidence)) : t.report.promised;
  const legend: Series[] =
    points.length > MOST_INTERVALS || points.every(({ lower }) => lower === null)
      ? []
      : [{ label, role: 'band', guide: true, points: [] }];
  const [data, ...others] = spec.series;
  return { ...spec, series: [...(data ? [{ ...data, intervals }] : []), ...legend, ...others] };
}

/** What the tooltip of a row says. */
export function pointCardOf(
  { points, model }: ModelReportDto,
  index: number,
  { unit }: TargetColumnDto,
  t: Texts,
  numbers: NumberFormatter,
): PointCard {
  const point = points[index];
  if (!point) {
    return { lines: [] };
  }
  const { actual, predicted, lower, upper, exampleId } = point;
  const error = unseen(model.metrics).mae;
  const text = (value: number) => numbers.measured(value, error, unit);
  const range =
    lower === null || upper === null
      ? []
      : [{ label: t.report.promised, value: numbers.range(lower, upper, error, unit) }];
  return {
    ...(exampleId === null ? {} : { title: t.report.exampleNumber(exampleId) }),
    lines: [
      { label: t.report.cardActual, value: text(actual) },
      { label: t.report.cardPredicted, value: text(predicted) },
      ...range,
    ],
  };
}

export function pointsLabel(
  { measuredOn, points, pointsTotal }: ModelReportDto,
  t: Texts,
  numbers: NumberFormatter,
): string {
  const label = t.report.points[measuredOn](numbers.exact(pointsTotal));
  return points.length < pointsTotal ? t.report.thinned(numbers.exact(points.length), label) : label;
}

export function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
}

export function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), values[0] ?? 0);
}

function diagonal(from: number, to: number) {
  return [from, to].map((end) => ({ x: end, y: end }));
}
