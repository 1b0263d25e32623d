import { ChangeDetectionStrategy, Component, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { recall } from '../core/storage';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { DatasetList } from './dataset-list';
import { LoadSample } from './load-sample';

/** Goes on to the dataset used last, or welcomes who has none. */
@Component({
  selector: 'app-home',
  imports: [LoadSample, RouterLink, MatButton, ProblemPanel, Skeleton],
  template: `
    @if (list.datasets()?.length === 0) {
      <div class="empty">
        <h1>{{ t().datasets.welcome }}</h1>
        <p>{{ t().datasets.welcomeHow }}</p>
        <a matButton="filled" routerLink="/datasets/new">{{ t().datasets.new }}</a>
        <app-load-sample />
      </div>
    } @else if (list.error(); as error) {
      <app-problem-panel [error]="error" (retry)="list.reload()" />
    } @else {
      <app-skeleton />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Home {
  protected readonly t = inject(I18n).t;
  protected readonly list = inject(DatasetList);
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const datasets = this.list.datasets();
      const last = recall('dataset');
      const next = datasets?.find((dataset) => dataset.id === last) ?? datasets?.[0];
      if (next) {
        void this.router.navigate(['/d', next.id, 'predict'], { replaceUrl: true });
      }
    });
  }
}
