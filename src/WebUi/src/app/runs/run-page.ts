import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { getTrainingRun } from '../api/generated/functions';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack, ServerConnection } from '../core/server-connection';
import { Settings } from '../core/settings';
import { CurrentDataset } from '../datasets/current-dataset';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { CurrentTraining, eventsUrl } from '../training/current-training';
import { formatDuration } from '../core/duration';
import { optionTexts } from '../training/options/option-texts';
import { RunView } from '../training/run/run-view';
import { RunWatch } from '../training/run/run-watch';

/** One training: its curves, what came of it, and the options it had. */
@Component({
  selector: 'app-run-page',
  imports: [MatButton, ProblemPanel, RouterLink, RunView, Skeleton],
  templateUrl: './run-page.html',
  styleUrl: './run-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunPage {
  readonly run = input.required<string>();

  private readonly api = inject(Api);
  private readonly training = inject(CurrentTraining);
  private readonly numbers = inject(NumberFormatter);
  private readonly server = inject(ServerConnection);
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly problem = toProblem;
  protected readonly stored = rxResource({
    params: () => ({ dataset: this.dataset().id, id: this.run() }),
    stream: ({ params }) => this.api.invoke(getTrainingRun, params),
  });
  private readonly known = lastValue(this.stored);
  protected readonly watch = signal<RunWatch | null>(null);

  protected readonly facts = computed(() => {
    const run = this.watch()?.run() ?? this.known();
    if (!run) {
      return null;
    }
    const { startedAt, finishedAt } = run;
    return {
      title: this.t().runs.title(this.numbers.date(startedAt ?? run.createdAt)),
      status: this.t().training.status[run.status],
      duration:
        startedAt && finishedAt ? formatDuration(Date.parse(finishedAt) - Date.parse(startedAt), this.numbers) : null,
    };
  });

  protected readonly options = computed(() => {
    const options = this.known()?.options;
    return options ? optionTexts(options, this.dataset().task, this.t(), this.numbers) : [];
  });

  protected readonly tensorBoard = inject(Settings).tensorBoardUrl;

  constructor() {
    reloadWhenBack(this.stored);
    effect((onCleanup) => {
      const run = this.stored.hasValue() ? this.stored.value() : undefined;
      if (!run) {
        this.watch.set(null);
        return;
      }
      const followed = this.training.watch();
      if (followed?.run()?.id === run.id) {
        this.watch.set(followed);
        return;
      }
      const own = new RunWatch(eventsUrl(this.api, this.dataset().id, run.id), {
        dropped: () => void this.server.doubt(),
      });
      own.run.set(run);
      this.watch.set(own);
      onCleanup(() => {
        own.close();
      });
    });
  }
}
