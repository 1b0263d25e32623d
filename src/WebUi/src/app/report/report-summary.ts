import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BoundsDto, MetricsDto, ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { axisLabel } from '../shared/labels';
import { gainWithBounds, unseen, verdictOn } from './verdict';

/** How good a model is: a sentence first, then the numbers behind it. */
@Component({
  selector: 'app-report-summary',
  templateUrl: './report-summary.html',
  styleUrl: './report-summary.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportSummary {
  readonly model = input.required<ModelDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly caption = computed(() => this.t().report.caption(axisLabel(this.dataset().target)));
  private readonly verdict = computed(() => verdictOn(this.model()));

  protected readonly sentence = computed(() => {
    const { judgement } = this.verdict();
    const t = this.t().report;
    if (judgement === 'useless') {
      return t.useless;
    }
    return t[judgement](gainWithBounds(this.verdict(), this.t(), this.numbers), t.where[this.where()]);
  });

  protected readonly few = computed(() => {
    const { fewExamples } = this.verdict();
    return fewExamples === null ? null : this.t().report.few(this.numbers.exact(fewExamples));
  });

  protected readonly facts = computed(() => {
    const { coverage, trainedOn, testedOn, calibratedOn } = this.model();
    const { judgement, overMean } = this.verdict();
    const t = this.t().report;
    const facts: string[] = [];
    if (judgement !== 'useless') {
      facts.push(t.overMean(this.numbers.percent(overMean)));
    }
    if (coverage) {
      const promised = this.numbers.percent(coverage.confidence);
      const width = this.numbers.withUnit(coverage.meanWidth, this.dataset().target.unit);
      facts.push(`${t.coverage(promised, this.numbers.percent(coverage.covered))} ${t.meanWidth(width)}`);
    }
    const trained = this.numbers.exact(trainedOn);
    facts.push(testedOn > 0 ? t.trainedOn(trained, this.numbers.exact(testedOn)) : t.trainedOnAll(trained));
    if (calibratedOn > 0) {
      facts.push(t.calibratedOn(this.numbers.exact(calibratedOn)));
    }
    return facts;
  });

  protected readonly unseenPart = computed(() => this.t().report[this.where()]);

  private readonly columns = computed<{ metrics: MetricsDto; judged: boolean }[]>(() => {
    const { metrics } = this.model();
    return [
      { metrics: unseen(metrics), judged: true },
      { metrics: metrics.linear, judged: false },
      { metrics: metrics.baseline, judged: false },
      { metrics: metrics.train, judged: false },
    ];
  });
  protected readonly hasIntervals = computed(() => !!unseen(this.model().metrics).intervals);

  protected readonly rows = computed(() => {
    const t = this.t().report;
    const plain = (value: number) => this.numbers.format(value);
    const share = (value: number) => this.numbers.format(Math.round(value * 1000) / 1000, 3);
    return [
      this.row(t.rmse, plain, ({ rmse }) => rmse, 'rmse'),
      this.row(t.mae, plain, ({ mae }) => mae, 'mae'),
      this.row(t.medianAe, plain, ({ medianAe }) => medianAe, 'medianAe'),
      this.row(t.r2, share, ({ r2 }) => r2, 'r2'),
      this.row(
        t.count,
        (value) => this.numbers.exact(value),
        ({ count }) => count,
      ),
    ];
  });

  private where(): 'test' | 'outOfFold' {
    const { metrics, comparison } = this.model();
    return (comparison?.onUnseenRows ?? metrics.test !== null) ? 'test' : 'outOfFold';
  }

  private row(
    name: string,
    format: (value: number) => string,
    of: (metrics: MetricsDto) => number | null | undefined,
    measure?: 'rmse' | 'mae' | 'medianAe' | 'r2',
  ) {
    const bounds = (metrics: MetricsDto): BoundsDto | null => (measure && metrics.intervals?.[measure]) ?? null;
    const cells = this.columns().map(({ metrics, judged }) => {
      const value = of(metrics);
      const between = judged ? bounds(metrics) : null;
      return {
        judged,
        value: value == null ? '–' : format(value),
        interval: between && this.t().report.interval(format(between.lower), format(between.upper)),
      };
    });
    return { name, cells };
  }
}
