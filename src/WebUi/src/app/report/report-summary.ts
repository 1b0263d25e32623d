import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelDto, ModelReportDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { Icon } from '../shared/icon';
import { ErrorLadder } from './error-ladder';
import { MetricsTable } from './metrics-table';
import { QualityChip } from '../shared/quality-chip';
import { SplitBadge } from '../splits/split-badge';
import { SplitWords } from '../splits/split-words';
import { splitExtent } from '../splits/split-extent';
import { unseen, verdictOn } from './verdict';

/** A smaller share of the average would be shown as none. */
const SMALLEST_SHARE = 0.001;

/** How good a model is in three layers: a sentence, a comparison with simpler ways, and all metrics behind a click. */
@Component({
  selector: 'app-report-summary',
  imports: [ErrorLadder, Icon, MetricsTable, QualityChip, SplitBadge],
  templateUrl: './report-summary.html',
  styleUrl: './report-summary.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportSummary {
  readonly model = input.required<ModelDto>();
  /** Null where only the model is known. */
  readonly report = input<ModelReportDto | null>(null);
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly target = computed(() => this.dataset().target);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly splitWords = inject(SplitWords).t;

  protected readonly typical = computed(() => {
    const { mae } = unseen(this.model().metrics);
    const t = this.t().report;
    return {
      sentence: t.typically(this.numbers.measured(mae, mae, this.target().unit)),
      exact: this.numbers.exactWithUnit(mae, this.target().unit),
      share: this.shareOfAverage(mae),
    };
  });

  protected readonly caution = computed(() => {
    const { quality } = this.model();
    const t = this.t().report;
    if (quality === 'tooGood') {
      return t.tooGood;
    }
    const useless = quality === 'noSignal' || verdictOn(this.model()).judgement === 'useless';
    return useless ? t.useless(this.target().name) : null;
  });

  /** What to expect of later rows, where the tested ones show that errors grow with time. */
  protected readonly later = computed(() => {
    const { rows, laterRmse } = this.report()?.notes.find(({ code }) => code === 'growingErrors')?.parameters ?? {};
    if (rows === undefined || laterRmse === undefined) {
      return null;
    }
    const said = (error: number) => this.numbers.measured(error, error, this.target().unit);
    return this.splitWords().report.later(
      this.numbers.exact(rows),
      said(laterRmse),
      said(unseen(this.model().metrics).rmse),
    );
  });

  protected readonly ranges = computed(() => {
    const { coverage } = this.model();
    if (!coverage) {
      return null;
    }
    const { confidence, held, rows, asPromised, meanWidth, basis } = coverage;
    const t = this.t().report;
    const counted = t.ranges(this.numbers.percent(confidence), this.numbers.exact(held), this.numbers.exact(rows));
    const width = this.numbers.measured(meanWidth, meanWidth, this.target().unit);
    const kept = basis === 'laterTime' ? this.splitWords().report.observed : t.asPromised;
    return {
      kept: asPromised,
      sentence: `${counted} ${asPromised ? kept : t.tooNarrow} ${t.meanWidth(width)}`,
    };
  });

  protected readonly few = computed(() => {
    const { fewExamples } = verdictOn(this.model());
    return fewExamples === null ? null : this.t().report.few(this.numbers.exact(fewExamples));
  });

  protected readonly rows = computed(() => {
    const { trainedOn, testedOn, calibratedOn } = this.model();
    const t = this.t().report;
    const trained = this.numbers.exact(trainedOn);
    const rows = testedOn > 0 ? t.trainedOn(trained, this.numbers.exact(testedOn)) : t.trainedOnAll(trained);
    return calibratedOn > 0 ? `${rows} ${t.calibratedOn(this.numbers.exact(calibratedOn))}` : rows;
  });

  protected readonly extent = computed(() =>
    splitExtent(this.model().split, this.dataset(), this.splitWords(), this.numbers),
  );

  /** A share of the average says something only where zero means none of it. */
  private shareOfAverage(error: number): string | null {
    const { min = null, mean = null } = this.dataset().summary.at(-1) ?? {};
    if (min === null || mean === null || min < 0 || error < SMALLEST_SHARE * mean || mean <= 0) {
      return null;
    }
    const { name, unit } = this.target();
    const share = error / mean;
    const percent = this.numbers.percent(share, share < 0.01 ? 1 : 0);
    return this.t().report.ofAverage(percent, name, this.numbers.measured(mean, error, unit));
  }
}
