import { ChangeDetectionStrategy, Component, computed, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { cancelTraining, finishTraining } from '../../api/generated/functions';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ProblemText } from '../../core/problem-text';
import { ticking } from '../../core/ticking';
import { CurrentDataset } from '../../datasets/current-dataset';
import { formatRoughDuration } from '../../core/duration';
import { taskOf } from '../../tasks/tasks';
import { errorText } from './error-text';
import { ErrorWords } from './error-words';
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
    @if (error(); as text) {
      <p class="compared number">{{ text }}</p>
    }
    <p class="visually-hidden" role="status">{{ milestone() }}</p>
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

    .compared {
      white-space: normal;
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
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  private readonly words = inject(ErrorWords).t;
  protected readonly finish = finishTraining;
  protected readonly cancel = cancelTraining;
  protected readonly ending = signal(false);
  protected readonly message = signal<string | null>(null);
  private readonly now = ticking();

  /** The server's clock may differ: by this page's, no more can be left than there was. */
  private readonly searchLeft = computed(() => {
    const end = this.watch().search()?.endsAt;
    const all = this.watch().run()?.options.searchSeconds ?? 0;
    return end ? Math.min(all, Math.max(0, (Date.parse(end) - this.now()) / 1000)) : null;
  });

  private readonly fraction = computed(() => {
    const { searchSeconds: seconds, searchTrials: most } = this.watch().run()?.options ?? {};
    const [search, left] = [this.watch().search(), this.searchLeft()];
    if (!search) {
      return this.watch().fraction();
    }
    return Math.max(seconds && left !== null ? 1 - left / seconds : 0, most ? search.trials / most : 0);
  });

  protected readonly percent = computed(() => Math.round(this.fraction() * 100));

  /** Before any progress or trial there is nothing to keep. One request is enough; during a search it ends only the search. */
  protected readonly canFinish = computed(() => {
    const done = this.watch().search()?.trials ?? this.watch().fraction();
    return done > 0 && !this.watch().run()?.finishRequested;
  });

  protected readonly label = computed(() => {
    const t = this.t().training;
    const run = this.watch().run();
    const search = this.watch().search();
    if (search) {
      const left = this.searchLeft();
      const gain = search.gain === null ? null : t.search.soFar(this.numbers.percent(Math.max(0, search.gain), 1));
      const time = left === null ? null : t.timeLeft(formatRoughDuration(left, this.numbers));
      return [t.search.trial(this.numbers.exact(search.trials + 1)), gain, time].filter(Boolean).join(' · ');
    }
    const learner = this.watch().learner();
    if (!learner && this.watch().fraction() === 0) {
      return run?.status === 'queued' ? t.queued : t.starting;
    }
    const work = learner ? t.atWork[learner.name as keyof typeof t.atWork] : null;
    const left = this.watch().pace()?.secondsLeft;
    const time = left && left > 0 ? t.timeLeft(formatRoughDuration(left, this.numbers)) : null;
    return [this.numbers.percent(this.watch().fraction()), work, time].filter((part) => part !== null).join(' · ');
  });

  protected readonly error = computed(() =>
    errorText(
      this.watch().epochs(),
      this.watch().run()?.references ?? null,
      (error) => taskOf(this.dataset()).trainingError.text(error, error, this.dataset().target.unit, this.numbers),
      this.words()[this.dataset().task],
      this.numbers,
    ),
  );

  private readonly quarter = computed(() => Math.floor(this.fraction() * 4));

  /** Said aloud four times at most: whoever listens should not be talked over at every percent. */
  protected readonly milestone = computed(() =>
    this.quarter() === 0 ? '' : untracked(() => [this.label(), this.error()].filter(Boolean).join('. ')),
  );

  protected async end(how: typeof cancelTraining | typeof finishTraining): Promise<void> {
    const run = this.watch().run();
    if (!run) {
      return;
    }
    const isSearching = this.watch().search() !== null;
    this.ending.set(true);
    try {
      await firstValueFrom(this.api.invoke(how, { dataset: this.dataset().id, id: run.id }));
      if (how === this.finish && isSearching) {
        this.ending.set(false);
      }
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(this.problemText.of(problem));
      this.ending.set(false);
    }
  }
}
