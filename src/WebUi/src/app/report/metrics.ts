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

/** Shares have three digits, errors as many as they need. */
export function metricText(name: string, value: number, numbers: NumberFormatter): string {
  return name === 'r2' ? numbers.format(Math.round(value * 1000) / 1000, 3) : numbers.format(value);
}
