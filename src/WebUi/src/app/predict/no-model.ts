import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { missingRows } from '../training/enough-rows';
import { RunWatch } from '../training/run/run-watch';
import { StartTraining } from '../training/start-training';
import { TrainingProgress } from '../training/run/training-progress';

/** What to do before a question can be asked. */
@Component({
  selector: 'app-no-model',
  imports: [MatButton, RouterLink, TrainingProgress],
  template: `
    <div class="card empty">
      @if (watch(); as watch) {
        <h2>{{ dataset().name }}</h2>
        <p>{{ t().library.facts(dataset().target.name, inputs()) }}</p>
        <app-training-progress [watch]="watch" />
        <p>{{ t().predict.answersWhenDone }}</p>
        <a matButton routerLink="/datasets/import">{{ t().predict.ownTable }}</a>
      } @else if (dataset().exampleCount === 0) {
        <h2>{{ t().predict.noExamples }}</h2>
        <p>{{ t().predict.noExamplesHow }}</p>
        <a matButton="filled" routerLink="../data/add">{{ t().examples.addFirst }}</a>
      } @else {
        <h2>{{ heading() }}</h2>
        <p>{{ missing() ?? t().predict.noModelHow }}</p>
        <div class="actions">
          <button
            [matButton]="missing() ? 'outlined' : 'filled'"
            type="button"
            [disabled]="missing() !== null || training.starting()"
            (click)="train()"
          >
            {{ t().training.train }}
          </button>
          <a [matButton]="missing() ? 'filled' : 'text'" routerLink="../data/add">{{ t().predict.addMore }}</a>
        </div>
      }
    </div>
  `,
  styles: `
    h2 {
      color: var(--text);
    }

    app-training-progress {
      width: 100%;
      max-width: 480px;
      text-align: left;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoModel {
  readonly watch = input.required<RunWatch | null>();
  protected readonly training = inject(StartTraining);
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly missing = missingRows();
  protected readonly heading = computed(() => {
    const { noModel, tooFewRows } = this.t().predict;
    return this.missing() === null
      ? noModel(this.t().common.examples(this.numbers.exact(this.dataset().exampleCount)))
      : tooFewRows;
  });
  protected readonly inputs = computed(() =>
    new Intl.ListFormat(this.numbers.language()).format(this.dataset().inputs.map(({ name }) => name)),
  );

  protected train(): void {
    void this.training.of(this.dataset().id);
  }
}
