import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { deleteDataset, listModels } from '../api/generated/functions';
import { DatasetDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { clear, clearDrafts, load } from '../core/storage';
import { DatasetList } from './dataset-list';

@Component({
  selector: 'app-delete-dataset',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ t().datasets.deleteTitle(dataset.name) }}</h2>
    <mat-dialog-content>
      <p>{{ what() }}</p>
      @if (message(); as text) {
        <p class="error" role="alert">{{ text }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ t().common.cancel }}</button>
      <button matButton="filled" type="button" class="danger" (click)="delete()">{{ t().datasets.delete }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    .error {
      margin-top: 12px;
      color: var(--danger);
    }

    .danger {
      --mat-button-filled-container-color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeleteDataset {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialog = inject<MatDialogRef<DeleteDataset>>(MatDialogRef);
  private readonly list = inject(DatasetList);
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject<DatasetDto>(MAT_DIALOG_DATA);
  private readonly models = rxResource({
    stream: () => this.api.invoke(listModels, { dataset: this.dataset.id, page: 1, pageSize: 1 }),
  });
  protected readonly message = signal<string | null>(null);

  /** Until they are counted, and where they cannot be, it still says that models go. */
  protected readonly what = computed(() => {
    const t = this.t().library;
    const total = this.models.hasValue() ? this.models.value().total : null;
    return t.deleteWhat(
      this.t().common.examples(this.numbers.exact(this.dataset.exampleCount)),
      total === null ? t.itsModels : t.models(total, this.numbers.exact(total)),
    );
  });

  protected async delete(): Promise<void> {
    try {
      await firstValueFrom(this.api.invoke(deleteDataset, { dataset: this.dataset.id }));
    } catch (error) {
      const problem = toProblem(error);
      this.message.set(problem.detail ?? this.t().problems[problem.kind].title);
      return;
    }
    if (load('dataset') === this.dataset.id) {
      clear('dataset');
    }
    clearDrafts(this.dataset.id);
    this.list.remove(this.dataset.id);
    this.dialog.close();
    if (!this.router.url.startsWith('/datasets')) {
      await this.router.navigateByUrl('/');
    }
  }
}
