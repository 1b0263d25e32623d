import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MetricDto, MetricsDto, ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { axisLabel } from '../shared/labels';
import { metricLabel, metricText } from './metrics';
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
  protected readonly hasIntervals = computed(() =>
    unseen(this.model().metrics).metrics.some(({ lower }) => lower !== null),
  );

  protected readonly rows = computed(() => {
    const measured = unseen(this.model().metrics).metrics.map(({ name }) => this.row(name));
    const counts = this.columns().map(({ metrics, judged }) => ({
      judged,
      value: this.numbers.exact(metrics.count),
      interval: null,
    }));
    return [...measured, { name: this.t().report.count, cells: counts }];
  });

  private where(): 'test' | 'outOfFold' {
    const { metrics, comparison } = this.model();
    return (comparison?.onUnseenRows ?? metrics.test !== null) ? 'test' : 'outOfFold';
  }

  private row(name: string) {
    const cells = this.columns().map(({ metrics, judged }) => {
      const metric = metrics.metrics.find((each) => each.name === name);
      const value = metric?.value ?? null;
      return {
        judged,
        value: value === null ? '–' : metricText(name, value, this.numbers),
        interval: judged && metric ? this.interval(metric) : null,
      };
    });
    return { name: metricLabel(name, this.t()), cells };
  }

  private interval({ name, lower, upper }: MetricDto): string | null {
    const text = (bound: number) => metricText(name, bound, this.numbers);
    return lower === null || upper === null ? null : this.t().report.interval(text(lower), text(upper));
  }
}
