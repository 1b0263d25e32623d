import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { startTraining } from '../api/generated/functions';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { Icon } from '../shared/icon';
import { ProblemPanel } from '../shared/problem-panel';
import { missingRows } from '../training/enough-rows';
import { ImportSession, Stored } from './session/import-session';

/** The last step: what was stored, and where to go from here. */
@Component({
  selector: 'app-import-done',
  imports: [Icon, MatButton, ProblemPanel, RouterLink],
  template: `
    <section class="card">
      <p class="stored"><app-icon name="check" />{{ text() }}</p>
      @for (line of leftOut(); track line) {
        <p class="muted">{{ line }}</p>
      }
      <div class="actions">
        <button matButton="filled" type="button" [disabled]="starting() || missing() !== null" (click)="train()">
          {{ t().training.train }}
        </button>
        <a matButton="outlined" [routerLink]="['/d', stored().dataset, 'data']">{{ t().import.toExamples }}</a>
        <button matButton type="button" (click)="session().reset()">{{ t().import.more }}</button>
      </div>
      @if (missing(); as missing) {
        <p class="muted">{{ missing }}</p>
      }
    </section>
    @if (error(); as error) {
      <app-problem-panel [error]="error" (retry)="train()" />
    }
  `,
  styles: `
    :host,
    section {
      display: grid;
      gap: 16px;
    }

    .stored {
      display: flex;
      gap: 8px;
      align-items: center;
      font-size: 20px;
      line-height: 28px;
      font-weight: 500;
    }

    app-icon {
      color: var(--good);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportDone {
  readonly session = input.required<ImportSession>();
  readonly stored = input.required<Stored>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly current = inject(CurrentDataset);
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly starting = signal(false);
  protected readonly error = signal<unknown>(null);

  /** Of a new dataset there are those that were stored; one that was there is read again after an import. */
  protected readonly missing = missingRows(() =>
    Math.max(
      this.stored().import.new,
      this.current.id() === this.stored().dataset ? (this.current.known()?.exampleCount ?? 0) : 0,
    ),
  );

  protected readonly text = computed(() => {
    const count = this.stored().import.new;
    return this.t().import.done(count, this.numbers.exact(count));
  });

  protected readonly leftOut = computed(() => {
    const { bad, identical } = this.stored().import;
    const texts = this.t().import;
    // Identical ones are counted only where they were to be left out.
    return [
      { count: bad, words: texts.skippedBad },
      { count: identical ?? 0, words: texts.skippedIdentical },
    ]
      .filter(({ count }) => count > 0)
      .map(({ count, words }) => words(count, this.numbers.exact(count)));
  });

  /** Examples shows a training that runs, whoever began it. */
  protected async train(): Promise<void> {
    const { dataset } = this.stored();
    this.starting.set(true);
    this.error.set(null);
    try {
      await firstValueFrom(this.api.invoke(startTraining, { dataset, body: {} }));
    } catch (error) {
      if (toProblem(error).kind !== 'training-in-progress') {
        this.error.set(error);
        return;
      }
    } finally {
      this.starting.set(false);
    }
    // It is the dataset in the address already, unless it is a new one.
    this.current.reload();
    await this.router.navigate(['/d', dataset, 'data']);
  }
}
