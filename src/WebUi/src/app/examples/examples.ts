import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { addExample, deleteExample, getExample, listExamples } from '../api/generated/functions';
import { ExampleDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { Numbers } from '../core/numbers';
import { reloadWhenBack } from '../core/server';
import { CurrentDataset } from '../datasets/current-dataset';
import { ImportExport } from '../import/import-export';
import { Icon } from '../shared/icon';
import { Notice } from '../shared/notice';
import { pageOf, Pager } from '../shared/pager';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { CurrentTraining } from '../training/current-training';
import { RunView } from '../training/run-view';
import { TrainOptions } from '../training/train-options';
import { EditExample } from './edit-example';
import { ExampleTable } from './example-table';
import { sortingOf, toggled } from './sorting';

@Component({
  selector: 'app-examples',
  imports: [
    ExampleTable,
    Icon,
    ImportExport,
    MatButton,
    MatIconButton,
    Pager,
    ProblemPanel,
    RouterLink,
    RunView,
    Skeleton,
  ],
  templateUrl: './examples.html',
  styleUrl: './examples.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Examples {
  readonly page = input<string>();
  readonly size = input<string>();
  readonly sort = input<string>();
  readonly descending = input<string>();
  /** The one to open, as links from elsewhere ask for. */
  readonly example = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(MatDialog);
  private readonly notice = inject(Notice);
  private readonly current = inject(CurrentDataset);
  protected readonly training = inject(CurrentTraining);
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(Numbers);
  protected readonly dataset = this.current.dataset;
  protected readonly deleting = signal<string | null>(null);
  protected readonly starting = signal(false);
  protected readonly trainError = signal<unknown>(null);

  protected readonly paging = computed(() => pageOf(this.page(), this.size()));
  protected readonly sorting = computed(() => {
    const { inputs, target } = this.dataset();
    return sortingOf(
      this.sort(),
      this.descending(),
      [...inputs, target].map(({ name }) => name),
    );
  });
  protected readonly list = rxResource({
    params: () => {
      const { column, descending } = this.sorting();
      // The count, so that the list follows what is added from elsewhere on the page.
      const { id, exampleCount } = this.dataset();
      return { query: { dataset: id, ...this.paging(), sort: column, descending }, exampleCount };
    },
    stream: ({ params: { query } }) => this.api.invoke(listExamples, query),
  });
  protected readonly shown = lastValue(this.list);
  protected readonly watch = this.training.watch;
  protected readonly running = computed(() => this.watch()?.finished() === false);

  constructor() {
    reloadWhenBack(this.list);
    effect(() => {
      const id = this.example();
      if (id !== undefined) {
        untracked(() => void this.open(id));
      }
    });
    effect(() => {
      const shown = this.shown();
      if (shown?.items.length === 0 && shown.total > 0 && !this.list.isLoading()) {
        const last = Math.ceil(shown.total / shown.pageSize);
        void this.router.navigate([], {
          queryParams: { page: last > 1 ? last : null },
          queryParamsHandling: 'merge',
          replaceUrl: true,
        });
      }
    });
  }

  protected sortBy(column: string): void {
    void this.router.navigate([], {
      queryParams: { ...toggled(this.sorting(), column), page: null },
      queryParamsHandling: 'merge',
    });
  }

  protected async edit(example: ExampleDto): Promise<void> {
    const dialog = this.dialogs.open<EditExample, ExampleDto, ExampleDto>(EditExample, {
      data: example,
      width: '560px',
      maxWidth: 'calc(100vw - 32px)',
    });
    if (await firstValueFrom(dialog.afterClosed())) {
      this.refresh();
    }
  }

  protected async delete(example: ExampleDto): Promise<void> {
    const dataset = this.dataset().id;
    this.deleting.set(example.id);
    try {
      await firstValueFrom(this.api.invoke(deleteExample, { dataset, id: Number(example.id) }));
      this.notice.offerUndo(this.t().examples.deleted, () => void this.restore(dataset, example));
    } catch (error) {
      this.notice.failed(error);
    } finally {
      this.deleting.set(null);
      this.refresh();
    }
  }

  protected async train(): Promise<void> {
    this.trainError.set(null);
    this.starting.set(true);
    try {
      await this.training.start({});
    } catch (error) {
      if (toProblem(error).kind === 'training-in-progress') {
        // Started elsewhere: it is followed as soon as the dataset tells of it.
        this.notice.failed(error);
        this.current.reload();
      } else {
        this.trainError.set(error);
      }
    } finally {
      this.starting.set(false);
    }
  }

  protected openOptions(): void {
    this.dialogs.open(TrainOptions, { width: '760px', maxWidth: 'calc(100vw - 32px)' });
  }

  private async open(id: string): Promise<void> {
    // Out of the address, so that going back or reloading does not open it once more.
    void this.router.navigate([], { queryParams: { example: null }, queryParamsHandling: 'merge', replaceUrl: true });
    try {
      const { id: dataset } = this.dataset();
      await this.edit(await firstValueFrom(this.api.invoke(getExample, { dataset, id: Number(id) })));
    } catch (error) {
      this.notice.failed(error);
    }
  }

  private async restore(dataset: string, { x, y }: ExampleDto): Promise<void> {
    try {
      await firstValueFrom(this.api.invoke(addExample, { dataset, body: { x, y } }));
      this.notice.tell(this.t().examples.restored);
    } catch (error) {
      this.notice.failed(error);
    }
    this.refresh();
  }

  private refresh(): void {
    this.list.reload();
    this.current.reload();
  }
}
