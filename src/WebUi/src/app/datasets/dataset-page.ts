import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { Icon } from '../shared/icon';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { DatasetDialogs } from './dataset-dialogs';
import { DatasetList } from './dataset-list';
import { LoadSample, SAMPLE } from './load-sample';

/** All datasets: what each holds, and what can be done with it as a whole. */
@Component({
  selector: 'app-dataset-page',
  imports: [Icon, LoadSample, MatButton, MatIconButton, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './dataset-page.html',
  styles: `
    tbody th {
      min-width: 160px;
      font-size: 14px;
      white-space: normal;
    }

    @media (width <= 719px) {
      tbody th {
        min-width: 112px;
      }

      .wide {
        display: none;
      }
    }

    .buttons {
      display: flex;
      justify-content: flex-end;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetPage {
  private readonly numbers = inject(Numbers);
  protected readonly t = inject(I18n).t;
  protected readonly list = inject(DatasetList);
  protected readonly dialogs = inject(DatasetDialogs);

  protected readonly lacksSample = computed(() => this.list.datasets()?.every(({ id }) => id !== SAMPLE) ?? false);

  protected readonly rows = computed(() =>
    this.list.datasets()?.map((dataset) => ({
      dataset,
      examples: this.numbers.exact(dataset.exampleCount),
      revision: this.numbers.exact(dataset.revision),
      created: this.numbers.date(dataset.createdAt),
    })),
  );

  constructor() {
    // What the switcher knew may be old by now: examples have been added, models trained.
    this.list.reload();
  }
}
