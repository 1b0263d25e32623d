import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { deleteDataset } from '../api/generated/functions';
import { DatasetDetailDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { forget } from '../core/storage';
import { DatasetList } from './dataset-list';

@Component({
  selector: 'app-delete-dataset',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ t().datasets.deleteTitle(dataset.name) }}</h2>
    <mat-dialog-content>
      <p>{{ t().datasets.deleteWhat(numbers.exact(dataset.exampleCount), dataset.activeModelVersion !== null) }}</p>
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
  protected readonly numbers = inject(Numbers);
  protected readonly dataset = inject<DatasetDetailDto>(MAT_DIALOG_DATA);
  protected readonly message = signal<string | null>(null);

  protected async delete(): Promise<void> {
    try {
      await firstValueFrom(this.api.invoke(deleteDataset, { dataset: this.dataset.id }));
    } catch (error) {
      this.message.set(this.t().problems[toProblem(error).kind].title);
      return;
    }
    forget('dataset');
    this.list.remove(this.dataset.id);
    this.dialog.close();
    await this.router.navigateByUrl('/');
  }
}
