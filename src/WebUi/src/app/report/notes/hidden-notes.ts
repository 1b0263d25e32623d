import { computed, Signal, signal } from '@angular/core';
import { ModelDto, ModelNoteDto } from '../../api/generated/models';
import { clear, load, save } from '../../core/storage';

/** Notes of a version that this browser hides, because somebody found them to be fine. */
export class HiddenNotes {
  private readonly key: Signal<string>;
  private readonly changes = signal(0);
  private readonly hidden = computed(() => {
    this.changes();
    return new Set((load(this.key()) ?? '').split('\n').filter((name) => name.length > 0));
  });

  /** A version's time tells it from one of a dataset that had the same name before. */
  constructor(dataset: () => string, model: () => Pick<ModelDto, 'version' | 'createdAt'>) {
    this.key = computed(() => `hidden-notes.${dataset()}.${model().version}.${model().createdAt}`);
  }

  has(note: ModelNoteDto): boolean {
    return this.hidden().has(nameOf(note));
  }

  hide(note: ModelNoteDto): void {
    save(this.key(), [...this.hidden(), nameOf(note)].join('\n'));
    this.changes.update((count) => count + 1);
  }

  showAll(): void {
    clear(this.key());
    this.changes.update((count) => count + 1);
  }
}

function nameOf({ code, column }: ModelNoteDto): string {
  return `${code} ${column ?? ''}`;
}
