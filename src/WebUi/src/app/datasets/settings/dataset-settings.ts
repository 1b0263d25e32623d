import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { defer, firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { duplicateDataset, renameDataset } from '../../api/generated/functions';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Settings } from '../../core/settings';
import { injectConfirm } from '../../shared/confirm';
import { Toast } from '../../shared/toast';
import { CurrentDataset } from '../current-dataset';
import { DatasetDeletion } from '../dataset-deletion';
import { DatasetList } from '../dataset-list';
import { ExportLinks } from './export-links';
import { NameForm } from './name-form';

/** What can be done with a dataset as a whole. */
@Component({
  selector: 'app-dataset-settings',
  imports: [ExportLinks, MatButton, NameForm],
  templateUrl: './dataset-settings.html',
  styleUrl: './dataset-settings.scss',
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
  protected readonly t = inject(I18n).t;
  protected readonly trashDays = inject(Settings).trashDays;
  protected readonly dataset = this.current.dataset;
  protected readonly copyName = computed(() => this.t().datasetSettings.copyOf(this.dataset().name));
  protected readonly busy = signal(false);

  protected readonly rename = async (name: string): Promise<void> => {
    await firstValueFrom(this.api.invoke(renameDataset, { dataset: this.dataset().id, body: { name } }));
    this.current.reload();
    this.list.reload();
    this.toast.tell(this.t().datasetSettings.renamed(name));
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
    const dataset = this.dataset();
    if (this.trashDays() === 0) {
      const t = this.t();
      await this.confirm({
        title: t.datasetSettings.deleteTitle(dataset.name),
        what: t.datasetSettings.deleteWhat(t.common.examples(this.numbers.exact(dataset.exampleCount))),
        action: t.datasetSettings.delete,
        run: () => defer(() => this.deletion.delete(dataset)),
      });
      return;
    }
    this.busy.set(true);
    try {
      await this.deletion.delete(dataset);
    } catch (error) {
      this.toast.failed(error);
    } finally {
      this.busy.set(false);
    }
  }
}
