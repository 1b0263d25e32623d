import { TestBed } from '@angular/core/testing';
import { MODEL } from '../../../testing/reports';
import { MetricsDto, ModelDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { differenceOf } from './difference';

function version(number: number, rmse: number, lower: number, upper: number): ModelDto {
  const metrics: MetricsDto['metrics'] = [{ name: 'rmse', value: rmse, lower, upper, direction: 'lowerIsBetter' }];
  const test = { ...MODEL.metrics.train, rmse, metrics };
  return { ...MODEL, version: number, metrics: { ...MODEL.metrics, test } };
}

describe('differenceOf', () => {
  const between = (first: ModelDto, second: ModelDto) => {
    TestBed.inject(I18n).language.set('en');
    return differenceOf(first, second, 'rmse', TestBed.inject(NumberFormatter));
  };

  it('marks what is more than chance, in its direction', () => {
    expect(between(version(1, 100, 95, 105), version(2, 80, 75, 85))).toEqual({ text: '\u221220%', mark: 'better' });
    expect(between(version(1, 80, 75, 85), version(2, 100, 95, 105))).toEqual({ text: '+25%', mark: 'worse' });
  });

  it('does not mark what may be chance', () => {
    expect(between(version(1, 100, 80, 120), version(2, 90, 75, 110))?.mark).toBe('chance');
  });

  it('follows the comparison on the same rows that the server made', () => {
    const activation = { activated: true, reason: 'better' as const, comparedWith: 1, improvement: 0.1, rows: 50 };
    const second = { ...version(2, 90, 75, 110), activation: { ...activation, lower: 0.05, upper: 0.15 } };
    expect(between(version(1, 100, 80, 120), second)?.mark).toBe('better');
  });

  it('is nothing without the metric', () => {
    expect(differenceOf(MODEL, MODEL, 'auc', TestBed.inject(NumberFormatter))).toBeNull();
  });
});
