import { ChangeDetectionStrategy, Component, effect, inject, input, OnDestroy, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterOutlet } from '@angular/router';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { clear, load, save } from '../core/storage';
import { NextStepBar } from './next-step-bar';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { CurrentDataset } from '../datasets/current-dataset';
import { DatasetMarks } from '../datasets/dataset-marks';

/** Everything below `/d/:dataset`: pages appear once the dataset is known. */
@Component({
  selector: 'app-dataset-shell',
  imports: [NextStepBar, RouterOutlet, RouterLink, MatButton, ProblemPanel, Skeleton],
  template: `
    @if (current.known()) {
      <app-next-step-bar />
      <router-outlet />
    } @else if (current.error(); as error) {
      @if (problem(error).kind === 'not-found') {
        <div class="empty">
          <h1>{{ t().datasets.notFound }}</h1>
          <a matButton="filled" routerLink="/">{{ t().datasets.toOthers }}</a>
        </div>
      } @else if (problem(error).kind === 'in-trash') {
        <div class="empty">
          <h1>{{ t().trash.hidden }}</h1>
          <a matButton="filled" routerLink="/datasets/trash">{{ t().trash.open }}</a>
        </div>
      } @else {
        <app-problem-panel [error]="error" (retry)="current.reload()" />
      }
    } @else {
      <app-skeleton />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetShell implements OnDestroy {
  readonly dataset = input.required<string>();
  protected readonly t = inject(I18n).t;
  protected readonly current = inject(CurrentDataset);
  protected readonly problem = toProblem;

  constructor() {
    const marks = inject(DatasetMarks);
    effect(() => {
      this.current.id.set(this.dataset());
    });
    effect(() => {
      const error = this.current.error();
      if (this.current.known()) {
        save('dataset', this.dataset());
        untracked(() => {
          marks.open(this.dataset());
        });
      } else if (
        error &&
        ['not-found', 'in-trash'].includes(toProblem(error).kind) &&
        load('dataset') === this.dataset()
      ) {
        clear('dataset');
      }
    });
  }

  ngOnDestroy(): void {
    this.current.id.set(null);
  }
}
