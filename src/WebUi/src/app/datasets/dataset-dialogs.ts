import { inject, Injectable, Injector } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { DatasetDto } from '../api/generated/models';

/** Loads the dialogs only when one is asked for: the frame stays small. Each is awaited until it is closed. */
@Injectable({ providedIn: 'root' })
export class DatasetDialogs {
  private readonly injector = inject(Injector);

  async rename(dataset: DatasetDto): Promise<void> {
    const { RenameDataset } = await import('./rename-dataset');
    await this.open(RenameDataset, dataset);
  }

  async delete(dataset: DatasetDto): Promise<void> {
    const { DeleteDataset } = await import('./delete-dataset');
    await this.open(DeleteDataset, dataset);
  }

  private async open(component: new () => unknown, data: DatasetDto): Promise<void> {
    const { MatDialog } = await import('@angular/material/dialog');
    const dialog = this.injector
      .get(MatDialog)
      .open(component, { data, width: '480px', maxWidth: 'calc(100vw - 32px)' });
    await firstValueFrom(dialog.afterClosed());
  }
}
