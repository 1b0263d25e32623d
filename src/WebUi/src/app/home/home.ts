import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { catchError, map } from 'rxjs';
import { Api } from '../api/generated/api';
import { getDataset, listDatasets } from '../api/generated/functions';
import { reloadWhenBack } from '../core/server-connection';
import { load } from '../core/storage';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { Welcome } from './welcome';

/** Goes on to the dataset used last, or welcomes who has none. */
@Component({
  selector: 'app-home',
  imports: [ProblemPanel, Skeleton, Welcome],
  template: `
    @if (next.error(); as error) {
      <app-problem-panel [error]="error" (retry)="next.reload()" />
    } @else if (next.hasValue() && next.value().length === 0) {
      @defer (on immediate) {
        <app-welcome />
      } @placeholder {
        <app-skeleton />
      }
    } @else {
      <app-skeleton />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Home {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
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
}
