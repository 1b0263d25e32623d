import { computed, Signal, signal } from '@angular/core';

/** More columns at a time are slow to draw and hard to read. */
const AT_A_TIME = 50;

/** Which of a file's columns are shown: those that are searched for, so many at a time. */
export class ColumnWindow<T extends { name: string }> {
  readonly search = signal('');
  private readonly first = signal(0);
  private readonly found = computed(() => {
    const wanted = this.search().trim().toLowerCase();
    const places = this.columns().map((column, place) => ({ column, place }));
    return wanted === '' ? places : places.filter(({ column }) => column.name.toLowerCase().includes(wanted));
  });
  readonly total = computed(() => this.found().length);
  /** The first one that is shown, also where others were left since. */
  readonly from = computed(() => Math.min(this.first(), Math.max(0, this.total() - 1)));
  readonly to = computed(() => Math.min(this.from() + AT_A_TIME, this.total()));
  readonly shown = computed(() => this.found().slice(this.from(), this.to()));
  readonly needed = computed(() => this.columns().length > AT_A_TIME);

  constructor(private readonly columns: Signal<readonly T[]>) {}

  find(text: string): void {
    this.search.set(text);
    this.first.set(0);
  }

  turn(by: 1 | -1): void {
    this.first.set(Math.min(Math.max(0, this.from() + by * AT_A_TIME), Math.max(0, this.total() - 1)));
  }
}
