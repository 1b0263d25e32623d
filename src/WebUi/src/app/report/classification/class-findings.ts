import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, untracked } from '@angular/core';
import { ClassificationReportDto, ModelReportDto } from '../../api/generated/models';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Decide } from '../../decide/decide';
import { amountsOf, costsOf, tableOf } from '../../decide/decision-costs';
import { limitsOf } from '../../decide/limits';
import { ClassCoverage } from './class-coverage';
import { ClassCurves } from './class-curves';
import { Confusion } from './confusion';
import { Reliability } from './reliability';

/** What is known about the answers of a classification: what they cost, what happens to each class, and what its figures are worth. */
@Component({
  selector: 'app-class-findings',
  imports: [ClassCoverage, ClassCurves, Confusion, Decide, Reliability],
  template: `
    <app-decide
      id="decide"
      [report]="report()"
      [found]="found()"
      [table]="table()"
      [(amounts)]="amounts"
      [(limits)]="limits"
    />
    <app-confusion [found]="found()" />
    <div class="pair">
      <app-reliability [found]="found()" />
      <div class="stack">
        <app-class-coverage [found]="found()" />
        <ng-content />
      </div>
    </div>
    <app-class-curves [found]="found()" [limits]="limits()" [asks]="(amounts()?.ask ?? null) !== null" />
  `,
  styles: `
    :host,
    .pair,
    .stack {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 32px;
      align-content: start;
    }

    #decide {
      scroll-margin-top: 80px;
    }

    @media print, (width >= 1000px) {
      .pair {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassFindings {
  readonly report = input.required<ModelReportDto>();
  readonly found = input.required<ClassificationReportDto>();
  private readonly dataset = inject(CurrentDataset).dataset;

  /** Compared by its text: the dataset is loaded again for other reasons too. */
  private readonly stored = computed(() => JSON.stringify([this.dataset().costs, this.found().classes]));
  /** As typed; null where there are none, or what is typed is none. */
  protected readonly amounts = linkedSignal({
    source: this.stored,
    computation: () =>
      untracked(() => {
        const { costs } = this.dataset();
        return costs && amountsOf(costs, this.found().classes);
      }),
  });
  protected readonly table = computed(() => {
    const [amounts, { costs }, { classes }] = [this.amounts(), this.dataset(), this.found()];
    const known = amounts ? costsOf(amounts, classes) : costs;
    return known && tableOf(known, classes);
  });
  /** The best ones until one is moved. */
  protected readonly limits = linkedSignal(() => limitsOf(this.amounts() ?? { missed: [1, 1], ask: null }));
}
