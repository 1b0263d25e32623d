import { computed, inject, Injectable, signal } from '@angular/core';
import { DatasetDetailDto } from '../api/generated/models';
import { draftKey, load, save } from '../core/storage';
import { CurrentDataset } from '../datasets/current-dataset';

/** The inputs that trainings leave out: those chosen in this session, else those that the active model was trained without. */
@Injectable({ providedIn: 'root' })
export class LeftOutColumns {
  private readonly current = inject(CurrentDataset);
  private readonly chosen = signal<Readonly<Record<string, readonly string[]>>>({});

  readonly names = computed<readonly string[]>(() => {
    const dataset = this.current.known();
    if (!dataset) {
      return [];
    }
    const wanted = this.chosen()[key(dataset)] ?? recalled(dataset) ?? dataset.activeModel?.options.leaveOut ?? [];
    return dataset.inputs.map(({ name }) => name).filter((name) => wanted.includes(name));
  });

  choose(names: readonly string[]): void {
    const place = key(this.current.dataset());
    this.chosen.update((chosen) => ({ ...chosen, [place]: names }));
    save(place, JSON.stringify(names), 'sessionStorage');
  }
}

function key(dataset: DatasetDetailDto): string {
  return draftKey(dataset, 'left-out');
}

function recalled(dataset: DatasetDetailDto): readonly string[] | null {
  const kept = load(key(dataset), 'sessionStorage');
  return kept === null ? null : (JSON.parse(kept) as string[]);
}
