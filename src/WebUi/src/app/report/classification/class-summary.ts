import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelDto, ModelReportDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { QualityChip } from '../../shared/quality-chip';
import { SplitBadge } from '../../splits/split-badge';
import { splitExtent } from '../../splits/split-extent';
import { SplitWords } from '../../splits/split-words';
import { ClassWords } from '../../tasks/words/class-words';
import { metricOf } from '../metrics';
import { MetricsTable } from '../metrics-table';
import { unseen, verdictOn } from '../verdict';
import { ClassLadder } from './class-ladder';
import { heldOf, wilson } from './wilson';

/** Probabilities that are off by more on average are not what they say. */
const HONEST = 0.05;

/** How good a classification is: a sentence, whether its probabilities and sets hold, simpler ways, and all metrics behind a click. */
@Component({
  selector: 'app-class-summary',
  imports: [ClassLadder, Icon, MetricsTable, QualityChip, SplitBadge],
  templateUrl: './class-summary.html',
  styleUrl: '../report-summary.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassSummary {
  readonly model = input.required<ModelDto>();
  /** Null where only the model is known. */
  readonly report = input<ModelReportDto | null>(null);

  protected readonly t = inject(I18n).t;
  private readonly words = inject(ClassWords).t;
  private readonly w = computed(() => this.words().report);
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly splitWords = inject(SplitWords).t;

  protected readonly right = computed(() => {
    const metrics = unseen(this.model().metrics);
    const accuracy = metricOf(metrics, 'accuracy');
    if (accuracy === null) {
      return null;
    }
    const { count } = metrics;
    const [right, rows] = [Math.round(accuracy * count), count].map((each) => this.numbers.exact(each));
    const always = metricOf(this.model().metrics.baseline, 'accuracy');
    const [frequent] = this.report()?.classification?.classes ?? this.dataset().target.classes ?? [];
    return {
      sentence: this.w().right(right ?? '', rows ?? '', this.numbers.percent(accuracy)),
      exact: this.numbers.exact(accuracy),
      always:
        always === null || frequent === undefined ? null : this.w().always(frequent, this.numbers.percent(always)),
    };
  });

  protected readonly caution = computed(() => {
    const { quality } = this.model();
    if (quality === 'tooGood') {
      return this.w().tooGood;
    }
    const useless = quality === 'noSignal' || verdictOn(this.model()).judgement === 'useless';
    return useless ? this.w().useless(this.dataset().target.name) : null;
  });

  /** What the percentages and the sets are worth. */
  protected readonly checks = computed(() => [...this.honesty(), ...this.sets()]);

  protected readonly few = computed(() => {
    const { fewExamples } = verdictOn(this.model());
    return fewExamples === null ? null : this.t().report.few(this.numbers.exact(fewExamples));
  });

  protected readonly rows = computed(() => {
    const { trainedOn, testedOn } = this.model();
    const t = this.t().report;
    const trained = this.numbers.exact(trainedOn);
    return testedOn > 0 ? t.trainedOn(trained, this.numbers.exact(testedOn)) : t.trainedOnAll(trained);
  });

  protected readonly extent = computed(() =>
    splitExtent(this.model().split, this.dataset(), this.splitWords(), this.numbers),
  );

  private honesty() {
    const error = metricOf(unseen(this.model().metrics), 'calibrationError');
    if (error === null) {
      return [];
    }
    const kept = error <= HONEST;
    const size = this.numbers.percent(error, 1);
    return [{ kept, sentence: kept ? this.w().honest(error > 0 ? size : null) : this.w().dishonest(size) }];
  }

  private sets() {
    const { coverage = null, meanSetSize = null } = this.report()?.classification ?? {};
    const all = coverage && heldOf(coverage);
    if (!all) {
      return [];
    }
    const { confidence, held, count } = all;
    const counted = this.w().sets(
      this.numbers.percent(confidence),
      this.numbers.exact(held),
      this.numbers.exact(count),
    );
    return [
      {
        kept: wilson(held, count).upper >= confidence,
        sentence:
          meanSetSize === null ? counted : `${counted} ${this.w().setSize(this.numbers.format(meanSetSize, 2))}`,
      },
    ];
  }
}
