import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { cancelTraining, finishTraining } from '../../api/generated/functions';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { formatDuration } from './duration';
import { RunWatch } from './run-watch';

/** How far a running training is, and the buttons that end it: with the best model so far, or without a model. */
@Component({
  selector: 'app-training-progress',
  imports: [MatButton],
  template: `
    <div class="line">
      <span class="number" [id]="'progress-label'">{{ label() }}</span>
      <div class="actions">
        @if (canFinish()) {
          <button matButton="outlined" type="button" [disabled]="ending()" (click)="end(finish)">
            {{ t().training.finish }}
          </button>
        }
        <button matButton="text" type="button" [disabled]="ending()" (click)="end(cancel)">
          {{ t().training.cancel }}
        </button>
      </div>
    </div>
    <div
      class="track"
      role="progressbar"
      aria-labelledby="progress-label"
      aria-valuemin="0"
      aria-valuemax="100"
      [attr.aria-valuenow]="percent()"
    >
      <span [style.width.%]="percent()"></span>
    </div>
    @if (message(); as text) {
      <p class="error" role="alert">{{ text }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }

    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
      font-weight: 500;
      color: var(--text);

      .number {
        white-space: normal;
      }
    }

    .actions {
      display: flex;
      gap: 8px;
    }

    .track {
      height: 8px;
      overflow: hidden;
      background: var(--sunken);
      border-radius: 4px;

      span {
        display: block;
        height: 100%;
        background: var(--accent);
        transition: width 150ms linear;
      }
    }

    .error {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainingProgress {
  readonly watch = input.required<RunWatch>();
  private readonly api = inject(Api);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly finish = finishTraining;
  protected readonly cancel = cancelTraining;
  protected readonly ending = signal(false);
  protected readonly message = signal<string | null>(null);
  protected readonly percent = computed(() => Math.round(this.watch().fraction() * 100));

  private readonly elapsed = computed(() => {
    const startedAt = this.watch().run()?.startedAt;
    // Read so that it follows the epochs.
    this.watch().epoch();
    return startedAt ? Date.now() - Date.parse(startedAt) : 0;
  });

  /** Before the first epoch there is no model to keep. */
  protected readonly canFinish = computed(() => (this.watch().epoch()?.epoch ?? 0) > 0);

  /** From how long the epochs so far took; members that stop early make it shorter. */
  private readonly timeLeft = computed(() => {
    const [fraction, elapsed] = [this.watch().fraction(), this.elapsed()];
    return elapsed > 0 && fraction > 0.02 && fraction < 1
      ? this.t().training.timeLeft(formatDuration((elapsed / fraction) * (1 - fraction), this.numbers))
      : null;
  });

  protected readonly label = computed(() => {
    const t = this.t().training;
    const epoch = this.watch().epoch();
    if (epoch && epoch.epoch > 0) {
      const rate = (epoch.epoch / this.elapsed()) * 1000;
      return [
        t.epoch(this.numbers.exact(epoch.epoch), this.numbers.exact(epoch.epochs)),
        Number.isFinite(rate) && rate > 0 ? t.rate(this.numbers.format(rate, 2)) : null,
        this.timeLeft(),
      ]
        .filter((part) => part !== null)
        .join(' · ');
    }
    return this.watch().run()?.status === 'queued' ? t.queued : t.starting;
  });

  protected async end(how: typeof cancelTraining | typeof finishTraining): Promise<void> {
    const run = this.watch().run();
    if (!run) {
      return;
    }
    this.ending.set(true);
    try {
      await firstValueFrom(this.api.invoke(how, { dataset: this.dataset().id, id: run.id }));
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(problem.detail ?? this.t().problems[problem.kind].title);
      this.ending.set(false);
    }
  }
}
