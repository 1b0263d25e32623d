import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { catchError, map } from 'rxjs';
import { Api } from '../api/generated/api';
import { getDataset, listDatasets } from '../api/generated/functions';
import { I18n } from '../core/i18n/i18n';
import { reloadWhenBack } from '../core/server-connection';
import { load } from '../core/storage';
import { SampleGallery } from '../datasets/samples/sample-gallery';
import { Imports } from '../import/session/imports';
import { FileDrop } from '../shared/file-drop';
import { Icon } from '../shared/icon';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';

const STEPS = ['data', 'model', 'predict'] as const;

/** Goes on to the dataset used last, or welcomes who has none. */
@Component({
  selector: 'app-home',
  imports: [FileDrop, Icon, SampleGallery, MatButton, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './home.html',
  styleUrl: './home.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Home {
  private readonly api = inject(Api);
  private readonly imports = inject(Imports);
  private readonly router = inject(Router);
  protected readonly t = inject(I18n).t;
  protected readonly steps = STEPS;
  /** The dataset used last, the first where that is gone or not this key's, or none. */
  protected readonly next = rxResource({
    stream: () => {
      const first = this.api.invoke(listDatasets, { page: 1, pageSize: 1 }).pipe(map(({ items }) => items));
      const last = load('dataset');
      return last === null
        ? first
        : this.api.invoke(getDataset, { dataset: last }).pipe(
            map((dataset) => [dataset]),
            catchError(() => first),
          );
    },
  });

  constructor() {
    reloadWhenBack(this.next);
    effect(() => {
      const dataset = this.next.hasValue() ? this.next.value()[0] : undefined;
      if (dataset) {
        void this.router.navigate(['/d', dataset.id, 'predict'], { replaceUrl: true });
      }
    });
  }

  protected take(file: File): void {
    this.imports.into(null).take(file);
    void this.router.navigate(['/datasets/import']);
  }
}
