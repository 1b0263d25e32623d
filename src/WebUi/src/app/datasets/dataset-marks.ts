import { computed, Injectable, signal } from '@angular/core';
import { load, save } from '../core/storage';

const STARRED = 'starred';
const OPENED = 'opened';
/** More are not worth their space. */
const MOST = 200;
/** The server takes no more. */
const MOST_FIRST = 50;

/** What this browser remembers of datasets: which are starred, and when each was opened last. */
@Injectable({ providedIn: 'root' })
export class DatasetMarks {
  private readonly stars = signal<readonly string[]>(read(STARRED));
  /** Those that a list of the server shows first. */
  readonly first = computed(() => this.stars().slice(0, MOST_FIRST));
  /** The last opened first. */
  private readonly visits = signal<readonly (readonly [id: string, at: string])[]>(
    read(OPENED).map((entry) => entry.split('|') as [string, string]),
  );

  isStarred(id: string): boolean {
    return this.stars().includes(id);
  }

  openedAt(id: string): string | null {
    return this.visits().find(([other]) => other === id)?.[1] ?? null;
  }

  toggleStar(id: string): void {
    this.stars.update((stars) => (stars.includes(id) ? stars.filter((other) => other !== id) : [id, ...stars]));
    write(STARRED, this.stars());
  }

  open(id: string): void {
    this.visits.update((visits) => [[id, new Date().toISOString()], ...visits.filter(([other]) => other !== id)]);
    this.keepVisits();
  }

  /** After a deletion: a later dataset of the same address is another one. */
  forget(id: string): void {
    this.stars.update((stars) => stars.filter((other) => other !== id));
    this.visits.update((visits) => visits.filter(([other]) => other !== id));
    write(STARRED, this.stars());
    this.keepVisits();
  }

  /** Starred ones first, then those opened last, then the rest as they were. */
  sort<T extends { id: string }>(datasets: readonly T[]): T[] {
    const rank = ({ id }: T) => (this.isStarred(id) ? 0 : 1);
    const visit = ({ id }: T) => {
      const place = this.visits().findIndex(([other]) => other === id);
      return place === -1 ? MOST : place;
    };
    return [...datasets].sort((one, other) => rank(one) - rank(other) || visit(one) - visit(other));
  }

  private keepVisits(): void {
    this.visits.update((visits) => visits.slice(0, MOST));
    write(
      OPENED,
      this.visits().map((visit) => visit.join('|')),
    );
  }
}

function read(key: string): string[] {
  return (load(key) ?? '').split('\n').filter((line) => line !== '');
}

function write(key: string, lines: readonly string[]): void {
  save(key, lines.join('\n'));
}
