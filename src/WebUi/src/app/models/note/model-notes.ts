import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom, Subject } from 'rxjs';
import { Api } from '../../api/generated/api';
import { annotateModel } from '../../api/generated/functions';
import { ModelDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Toast } from '../../shared/toast';

/** What people write on versions. */
@Injectable({ providedIn: 'root' })
export class ModelNotes {
  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly toast = inject(Toast);
  private readonly t = inject(I18n).t;
  /** Says that a note was stored. */
  readonly stored = new Subject<void>();

  async edit({ version, note }: Pick<ModelDto, 'version' | 'note'>): Promise<void> {
    const { id } = this.dataset();
    const { NoteDialog } = await import('./note-dialog');
    const dialog = this.dialogs.open<InstanceType<typeof NoteDialog>, unknown, string>(NoteDialog, {
      data: { version, note: note ?? '', store: (text: string) => this.store(id, version, text) },
      width: '480px',
      maxWidth: 'calc(100vw - 32px)',
    });
    const stored = await firstValueFrom(dialog.afterClosed());
    if (stored !== undefined && stored !== (note ?? '')) {
      const t = this.t().versions.note;
      this.toast.offerUndo(stored === '' ? t.removed : t.stored, () => void this.goBack(id, version, note ?? ''));
    }
  }

  private async goBack(dataset: string, version: number, note: string): Promise<void> {
    try {
      await this.store(dataset, version, note);
      this.toast.tell(this.t().versions.note.undone);
    } catch (error) {
      this.toast.failed(error);
    }
  }

  private async store(dataset: string, version: number, text: string): Promise<void> {
    await firstValueFrom(this.api.invoke(annotateModel, { dataset, version, body: { note: text } }));
    this.stored.next();
  }
}
