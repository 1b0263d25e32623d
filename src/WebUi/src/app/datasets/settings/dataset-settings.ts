import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { defer, firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { duplicateDataset, getDataset, renameDataset } from '../../api/generated/functions';
import { DatasetDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Settings } from '../../core/settings';
import { UndoKey } from '../changes/undo-key';
import { ChangedSince, UndoStack } from '../changes/undo-stack';
import { injectConfirm } from '../../shared/confirm';
import { Toast } from '../../shared/toast';
import { SplitSettings } from '../../splits/split-settings';
import { CurrentDataset } from '../current-dataset';
import { DatasetDeletion } from '../dataset-deletion';
import { DatasetList } from '../dataset-list';
import { ExportLinks } from './export-links';
import { NameForm } from './name-form';

/** What can be done with a dataset as a whole. */
@Component({
  selector: 'app-dataset-settings',
  imports: [ExportLinks, MatButton, NameForm, SplitSettings],
  templateUrl: './dataset-settings.html',
  styleUrl: './dataset-settings.scss',
  hostDirectives: [UndoKey],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetSettings {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly current = inject(CurrentDataset);
  private readonly list = inject(DatasetList);
  private readonly deletion = inject(DatasetDeletion);
  private readonly numbers = inject(NumberFormatter);
  private readonly confirm = injectConfirm();
  private readonly toast = inject(Toast);
  private readonly changes = inject(UndoStack);
  protected readonly t = inject(I18n).t;
  protected readonly trashDays = inject(Settings).trashDays;
  protected readonly dataset = this.current.dataset;
  protected readonly copyName = computed(() => this.t().datasetSettings.copyOf(this.dataset().name));
  protected readonly busy = signal(false);

  protected readonly rename = async (name: string): Promise<void> => {
    const { id, name: before } = this.dataset();
    const renamed = await this.call(id, name);
    const t = this.t().datasetSettings;
    if (renamed.name === before) {
      this.toast.tell(t.renamed(renamed.name));
      return;
    }
    this.changes.done({
      said: t.renamed(renamed.name),
      undone: t.renamed(before),
      undo: async () => {
        const { name: now } = await firstValueFrom(this.api.invoke(getDataset, { dataset: id }));
        if (now !== renamed.name) {
          throw new ChangedSince();
        }
        await this.call(id, before);
      },
    });
  };

  protected readonly duplicate = async (name: string): Promise<void> => {
    const copy = await firstValueFrom(
      this.api.invoke(duplicateDataset, { dataset: this.dataset().id, body: { name } }),
    );
    this.list.reload();
    this.toast.tell(this.t().datasetSettings.duplicated(copy.name));
    await this.router.navigate(['/d', copy.id, 'data']);
  };

  /** Asks only where nothing can be undone. */
  protected async delete(): Promise<void> {
    const { noRoom } = this.t().datasetSettings;
    if (this.trashDays() === 0) {
      await this.deletePermanently([]);
      return;
    }
    this.busy.set(true);
    try {
      await this.deletion.delete(this.dataset());
    } catch (error) {
      // On a full disk nothing can be moved, and deleting permanently is what makes room.
      if (toProblem(error).kind === 'storage-full') {
        await this.deletePermanently([noRoom]);
      } else {
        this.toast.failed(error);
      }
    } finally {
      this.busy.set(false);
    }
  }

  private async deletePermanently(reasons: readonly string[]): Promise<void> {
    const [dataset, t] = [this.dataset(), this.t()];
    await this.confirm({
      title: t.trash.deleteTitle(dataset.name),
      what: [...reasons, t.trash.deleteWhat(t.common.examples(this.numbers.exact(dataset.exampleCount)))],
      action: t.trash.deleteNow,
      run: () => defer(() => this.deletion.delete(dataset, true)),
    });
  }

  private async call(dataset: string, name: string): Promise<DatasetDto> {
    const renamed = await firstValueFrom(this.api.invoke(renameDataset, { dataset, body: { name } }));
    this.current.reload();
    this.list.reload();
    return renamed;
  }
}
