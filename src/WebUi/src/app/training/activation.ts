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
    const before = this.current.dataset().activeModelVersion;
    if (await this.activate(version)) {
      const said = this.t().models.activated(version);
      if (before === null) {
        this.notice.tell(said);
      } else {
        this.notice.offerUndo(said, () => void this.goBack(before));
      }
    }
  }

  private async goBack(version: number): Promise<void> {
    if (await this.activate(version)) {
      this.notice.tell(this.t().models.activated(version));
    }
  }

  private async activate(version: number): Promise<boolean> {
    this.busy.set(true);
    try {
      await firstValueFrom(this.api.invoke(activateModel, { dataset: this.current.dataset().id, version }));
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
