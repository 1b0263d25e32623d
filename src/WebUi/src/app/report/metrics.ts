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

/** A share has three decimals, and is never rounded to a perfect one; errors have the digits of the typical error. */
export function metricText(name: string, value: number, uncertainty: number, numbers: NumberFormatter): string {
  if (name !== 'r2') {
    return numbers.measured(value, uncertainty);
  }
  return value >= 0.9995 ? `>\u00a0${numbers.format(0.999)}` : numbers.measured(value, 0.01);
}
