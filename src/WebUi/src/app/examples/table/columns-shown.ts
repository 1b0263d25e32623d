import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { columnsOf, DatasetColumn } from '../../column-types/dataset-columns';
import { load, save } from '../../core/storage';
import { CurrentDataset } from '../../datasets/current-dataset';

interface Shown {
  hidden: readonly string[];
  /** When each row was added: most often the day of an import, the same in all rows. */
  added: boolean;
}

/** Which columns of the dataset the table shows; this browser remembers it. */
@Injectable({ providedIn: 'root' })
export class ColumnsShown {
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly key = computed(() => `columns.${this.dataset().id}.${this.dataset().createdAt}`);
  private readonly shown = linkedSignal<Shown>(() => {
    const kept = load(this.key());
    return kept === null ? { hidden: [], added: false } : (JSON.parse(kept) as Shown);
  });

  /** All columns, in the order of the table: the target last, where it is pinned. */
  readonly all = computed<readonly DatasetColumn[]>(() => {
    const columns = columnsOf(this.dataset());
    return [...columns.filter(({ role }) => role !== 'target'), ...columns.filter(({ role }) => role === 'target')];
  });
  readonly columns = computed(() => this.all().filter((column) => this.isShown(column)));
  readonly added = computed(() => this.shown().added);
  readonly hiddenCount = computed(() => this.all().length - this.columns().length);

  /** The target is always shown: it is what the table is about. */
  isShown({ name, role }: DatasetColumn): boolean {
    return role === 'target' || !this.shown().hidden.includes(name);
  }

  show(name: string, shown: boolean): void {
    const others = this.shown().hidden.filter((each) => each !== name);
    this.remember({ ...this.shown(), hidden: shown ? others : [...others, name] });
  }

  showAll(): void {
    this.remember({ ...this.shown(), hidden: [] });
  }

  showAdded(added: boolean): void {
    this.remember({ ...this.shown(), added });
  }

  private remember(shown: Shown): void {
    this.shown.set(shown);
    save(this.key(), JSON.stringify(shown));
  }
}
