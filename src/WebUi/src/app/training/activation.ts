import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { activateModel } from '../api/generated/functions';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';

/** Lets another version answer, and can undo that. */
@Injectable({ providedIn: 'root' })
export class Activation {
  private readonly api = inject(Api);
  private readonly notice = inject(Toast);
  private readonly current = inject(CurrentDataset);
  private readonly t = inject(I18n).t;
  readonly busy = signal(false);

  async use(version: number): Promise<void> {
    const { id, activeModelVersion: before } = this.current.dataset();
    if (await this.activate(id, version)) {
      const said = this.t().models.activated(version);
      if (before === null) {
        this.notice.tell(said);
      } else {
        this.notice.offerUndo(said, () => void this.goBack(id, before));
      }
    }
  }

  /** Lets the version before answer again, whichever dataset is looked at by now. */
  async goBack(dataset: string, version: number): Promise<void> {
    if (await this.activate(dataset, version)) {
      this.notice.tell(this.t().models.activated(version));
    }
  }

  private async activate(dataset: string, version: number): Promise<boolean> {
    this.busy.set(true);
    try {
      await firstValueFrom(this.api.invoke(activateModel, { dataset, version }));
      return true;
    } catch (error) {
      this.notice.failed(error);
      return false;
    } finally {
      this.busy.set(false);
      this.current.reload();
    }
  }
}
