import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ClassificationReportDto, ModelReportDto } from '../api/generated/models';
import { Chart } from '../charts/chart';
import { ChartSpec } from '../charts/chart-spec';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { ClassWords } from '../tasks/words/class-words';
import { CostsForm } from './costs-form';
import { Amounts, CostTable, decide, mostProbable, outcomeOf } from './decision-costs';
import { LimitHandles } from './limit-handles';
import { amountsFor, answerWithin, EVENT, Limits, limitsOf } from './limits';
import { histogramOf } from './probability-histogram';
import { waysOf } from './ways';

/** What mistakes cost, which answers that leads to, and what comes of them on rows that are known. */
@Component({
  selector: 'app-decide',
  imports: [Chart, CostsForm, LimitHandles, MatButton],
  templateUrl: './decide.html',
  styleUrl: './decide.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Decide {
  readonly report = input.required<ModelReportDto>();
  readonly found = input.required<ClassificationReportDto>();
  /** Null without costs. */
  readonly table = input.required<CostTable | null>();
  readonly amounts = model.required<Amounts | null>();
  /** Of two classes. */
  readonly limits = model.required<Limits>();

  private readonly t = inject(I18n).t;
  private readonly words = inject(ClassWords).t;
  protected readonly w = computed(() => this.words().decide);
  protected readonly numbers = inject(NumberFormatter);
  protected readonly classes = computed(() => this.found().classes);
  protected readonly event = computed(() => this.classes()[EVENT] ?? '');
  private readonly rows = computed(() => this.found().points);
  protected readonly isTwo = computed(() => this.classes().length === 2);
  protected readonly asks = computed(() => this.table() !== null && this.table()?.ask !== null);

  /** Two classes are answered by the limits; costs that no limits stand for, and more classes, by the costs. */
  private readonly byLimits = computed(() => this.isTwo() && (this.amounts() !== null || this.table() === null));
  private readonly outcome = computed(() => {
    const [table, limits, byLimits] = [this.table(), this.limits(), this.byLimits()];
    const plain = this.classes().map((_, actual) => this.classes().map((__, answered) => Number(actual !== answered)));
    return outcomeOf(table ?? { costs: plain, ask: null }, this.rows(), (probabilities) =>
      byLimits
        ? answerWithin(limits, probabilities)
        : table
          ? decide(table, probabilities).answer
          : mostProbable(probabilities),
    );
  });

  protected readonly sentence = computed(() => {
    const { rows, decided, asked, wrong } = this.outcome();
    const share = (count: number) => this.numbers.exact(Math.round((100 * count) / Math.max(1, rows)));
    return this.asks()
      ? this.w().outcome(share(decided), share(decided - wrong), share(wrong), share(asked))
      : this.w().outcomeAlone(share(decided - wrong), share(wrong));
  });
  protected readonly measuredOn = computed(() => this.w().measuredOn(this.numbers.exact(this.report().pointsTotal)));

  protected readonly histogram = computed<ChartSpec | null>(() => {
    if (!this.isTwo() || this.rows().length === 0) {
      return null;
    }
    const { lower, upper } = this.limits();
    const [from, to] = [lower, upper].map((limit) => this.numbers.percent(limit));
    const summary = this.w().histogramSummary(this.event(), this.classes()[1 - EVENT] ?? '', from ?? '', to ?? '');
    const x = this.t().tasks.probabilityOf(this.event());
    return histogramOf(this.rows(), this.classes(), summary, this.w(), { x, numbers: this.numbers });
  });
  protected readonly limited = computed(() => this.histogram() !== null && this.byLimits());

  /** Whether a limit has been moved away from where the costs put it. */
  protected readonly isMoved = computed(() => {
    const best = limitsOf(this.amounts() ?? { missed: [1, 1], ask: null });
    const { lower, upper } = this.limits();
    return this.limited() && (lower !== best.lower || upper !== best.upper);
  });
  protected readonly adoptable = computed(() => {
    const amounts = this.amounts();
    return this.isMoved() && amounts ? amountsFor(this.limits(), amounts) : null;
  });

  /** [actual class], how many rows get each answer; beside the limits only. */
  protected readonly counts = computed(() => {
    if (!this.limited()) {
      return null;
    }
    const columns = this.asks() ? [0, 2, 1] : [0, 1];
    const names = [...this.classes().map((name) => this.w().says(name)), this.w().asks];
    return {
      heads: columns.map((at) => names[at] ?? ''),
      rows: this.outcome().counts.map((line, actual) => ({
        name: this.classes()[actual] ?? '',
        cells: columns.map((at) => ({ right: at === actual, text: this.numbers.exact(line[at] ?? 0) })),
      })),
    };
  });

  private readonly ways = computed(() => {
    const table = this.table();
    return table && waysOf(table, this.rows(), this.classes(), this.outcome().price);
  });
  protected readonly prices = computed<ChartSpec | null>(() => {
    const ways = this.ways();
    if (!ways) {
      return null;
    }
    const w = this.w();
    const all = [
      { name: this.isMoved() ? w.thisPolicy : w.policy, price: ways.policy },
      ...ways.simple.map(({ answer, price }) => ({ name: answer === null ? w.everyone : w.always(answer), price })),
    ];
    const text = (price: number) => this.numbers.format(100 * price);
    const points = all.map(({ price }, y) => ({ x: 100 * price, y }));
    return {
      summary: w.priceSummary(all.map(({ name, price }) => `${name} ${text(price)}`).join(', ')),
      x: { label: w.price, format: (value) => this.numbers.format(value), log: false },
      y: { label: '', categories: all.map(({ name }) => name) },
      series: [
        { label: w.price, role: 'model', points: points.slice(0, 1) },
        { label: w.price, role: 'baseline', points: points.slice(1) },
      ],
    };
  });
  protected readonly saving = computed(() => {
    const ways = this.ways();
    const best = Math.min(...(ways?.simple.map(({ price }) => price) ?? []));
    return !ways || !Number.isFinite(best)
      ? null
      : best > ways.policy
        ? this.w().saves(this.numbers.format(100 * (best - ways.policy)))
        : this.w().noGain;
  });

  protected reset(): void {
    this.limits.set(limitsOf(this.amounts() ?? { missed: [1, 1], ask: null }));
  }

  protected adopt(): void {
    const amounts = this.adoptable();
    if (amounts) {
      this.amounts.set(amounts);
    }
  }
}
