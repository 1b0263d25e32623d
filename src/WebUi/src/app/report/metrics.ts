import { MetricsDto } from '../api/generated/models';
import { Texts } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';

/** The metric that models are compared by: the server lists it first. */
export function primaryMetric({ metrics }: MetricsDto): number {
  return metrics[0]?.value ?? NaN;
}

export function metricLabel(name: string, t: Texts): string {
  const labels: Readonly<Record<string, string>> = t.report.metrics;
  return labels[name] ?? name;
}

/** Shares of rows, which are read as percents. */
const PERCENTS: ReadonlySet<string> = new Set(['accuracy', 'balancedAccuracy', 'calibrationError']);
/** From 0 to 1, the best. */
const UP_TO_ONE: ReadonlySet<string> = new Set(['r2', 'auc']);

/** A share has three decimals, and is never rounded to a perfect one; errors have the digits of the typical error. */
export function metricText(name: string, value: number, uncertainty: number, numbers: NumberFormatter): string {
  if (PERCENTS.has(name)) {
    return numbers.percent(value, 1);
  }
  if (!UP_TO_ONE.has(name)) {
    return numbers.measured(value, uncertainty);
  }
  return value >= 0.9995 ? `>\u00a0${numbers.format(0.999)}` : numbers.measured(value, 0.01);
}

/** Whether its bar from zero says something. */
export function hasBar(name: string): boolean {
  return !UP_TO_ONE.has(name);
}

/** What a training keeps of these metrics. */
export function resultOf(metrics: MetricsDto): { mae: number; accuracy: number | null } {
  return { mae: metrics.mae, accuracy: metricOf(metrics, 'accuracy') };
}

export function metricOf({ metrics }: Pick<MetricsDto, 'metrics'>, name: string): number | null {
  return metrics.find((metric) => metric.name === name)?.value ?? null;
}
