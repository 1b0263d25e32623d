import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FileFormats } from '../../core/file-formats';
import { CurrentDataset } from '../../datasets/current-dataset';
import { DatasetList } from '../../datasets/dataset-list';
import { SplitDismissals } from '../../splits/split-dismissals';
import { ImportSession } from './import-session';

/** Keeps each import while its page is left and come back to: a file on the disk cannot be in the address. */
@Injectable({ providedIn: 'root' })
export class Imports {
  private readonly http = inject(HttpClient);
  private readonly formats = inject(FileFormats);
  private readonly current = inject(CurrentDataset);
  private readonly list = inject(DatasetList);
  private readonly dismissals = inject(SplitDismissals);
  private readonly sessions = new Map<string | null, ImportSession>();

  constructor() {
    this.list.removed.pipe(takeUntilDestroyed()).subscribe((dataset) => {
      this.forget(dataset);
    });
  }

  /** Into this dataset, or into a new one where it is null. */
  into(dataset: string | null): ImportSession {
    const known = this.sessions.get(dataset);
    if (known) {
      return known;
    }
    const session = new ImportSession(this.http, this.formats, dataset, (created) => {
      const suggestion = session.suggestedSplit();
      if (created && suggestion && session.keepsByRow()) {
        this.dismissals.dismiss(created, suggestion);
      }
      this.list.reload();
      this.current.reload();
    });
    this.sessions.set(dataset, session);
    return session;
  }

  private forget(dataset: string): void {
    this.sessions.get(dataset)?.reset();
    this.sessions.delete(dataset);
  }
}
