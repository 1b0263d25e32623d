import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { deleteDataset, restoreDataset } from '../api/generated/functions';
import { DatasetDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { clear, clearDrafts, load } from '../core/storage';
import { Toast } from '../shared/toast';
import { DatasetList } from './dataset-list';
import { DatasetMarks } from './dataset-marks';

/** Deletes datasets, and brings them back from the trash. */
@Injectable({ providedIn: 'root' })
export class DatasetDeletion {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly list = inject(DatasetList);
  private readonly marks = inject(DatasetMarks);
  private readonly toast = inject(Toast);
  private readonly t = inject(I18n).t;

  /** Permanently, or without a trash, it is gone, so that whoever calls has to ask before. */
  async delete({ id, name }: Pick<DatasetDto, 'id' | 'name'>, permanent = false): Promise<void> {
    const starred = this.marks.isStarred(id);
    const { headers } = await firstValueFrom(
      this.api.invoke$Response(deleteDataset, permanent ? { dataset: id, permanent } : { dataset: id }),
    );
    this.forget(id);
    await this.router.navigateByUrl('/datasets');
    const trashed = headers.get('Location')?.split('/').at(-1);
    if (trashed === undefined) {
      this.toast.tell(this.t().trash.deleted(name));
      return;
    }
    this.toast.offerUndo(this.t().trash.moved(name), () => void this.undo(trashed, id, starred));
  }

  /** Tells of another address, and fails where it cannot be restored. */
  async restore(trashed: string, formerId: string): Promise<DatasetDto> {
    const dataset = await firstValueFrom(this.api.invoke(restoreDataset, { id: trashed }));
    this.list.reload();
    const t = this.t().trash;
    this.toast.tell(
      dataset.id === formerId ? t.restored(dataset.name) : t.restoredAt(dataset.name, `/d/${dataset.id}`),
    );
    return dataset;
  }

  private async undo(trashed: string, id: string, starred: boolean): Promise<void> {
    try {
      const dataset = await this.restore(trashed, id);
      if (starred) {
        this.marks.toggleStar(dataset.id);
      }
      await this.router.navigate(['/d', dataset.id, 'data']);
    } catch (error) {
      this.toast.failed(error);
    }
  }

  private forget(id: string): void {
    if (load('dataset') === id) {
      clear('dataset');
    }
    clearDrafts(id);
    this.marks.forget(id);
    this.list.remove(id);
  }
}
