import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { renameDataset } from '../api/generated/functions';
import { DatasetDto } from '../api/generated/models';
import { fieldMessage, Problem, toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from './current-dataset';
import { DatasetList } from './dataset-list';

@Component({
  selector: 'app-rename-dataset',
  imports: [MatDialogModule, MatButton],
  template: `
    <h2 mat-dialog-title>{{ t().datasets.renameTitle(dataset.name) }}</h2>
    <form (submit)="$event.preventDefault(); save()">
      <mat-dialog-content>
        <div class="field">
          <label for="dataset-name">{{ t().datasets.name }}</label>
          <input
            #field
            id="dataset-name"
            class="control"
            autocomplete="off"
            [value]="name()"
            (input)="name.set(field.value)"
            [attr.aria-invalid]="!!message()"
            aria-describedby="dataset-name-error"
          />
          <span class="error" id="dataset-name-error" role="alert">{{ message() }}</span>
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t().common.cancel }}</button>
        <button matButton="filled" type="submit">{{ t().datasets.rename }}</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RenameDataset {
  private readonly api = inject(Api);
  private readonly dialog = inject<MatDialogRef<RenameDataset>>(MatDialogRef);
  private readonly current = inject(CurrentDataset);
  private readonly list = inject(DatasetList);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject<DatasetDto>(MAT_DIALOG_DATA);
  protected readonly name = signal(this.dataset.name);
  private readonly problem = signal<Problem | null>(null);

  protected message(): string | null {
    const problem = this.problem();
    return problem && (fieldMessage(problem, 'name') ?? this.t().problems[problem.kind].title);
  }

  protected async save(): Promise<void> {
    try {
      await firstValueFrom(
        this.api.invoke(renameDataset, { dataset: this.dataset.id, body: { name: this.name().trim() } }),
      );
      this.current.reload();
      this.list.reload();
      this.dialog.close();
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }
}
