import { inject, Injectable, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { CurrentDataset } from '../datasets/current-dataset';
import { isTyping } from '../shared/typing';
import { missingRows } from '../training/enough-rows';
import { StartTraining } from '../training/start-training';
import { SingleKeys } from './single-keys';

/** What a key leads to in the dataset of the address, after `g` or by itself. */
const PLACES: Readonly<Record<string, string[]>> = { d: ['data'], m: ['model'], p: ['predict'] };
const LEADER = 'g';
const LEADER_MS = 1500;

/**
 * Keys for people who use the page all day. Those of a single character can be turned off, because they get in the way
 * of speech input (WCAG 2.1.4).
 */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly current = inject(CurrentDataset);
  private readonly training = inject(StartTraining);
  private readonly missing = missingRows();
  private readonly singleKeys = inject(SingleKeys).on;
  private leaderAt = -Infinity;

  async showAll(): Promise<void> {
    const [{ MatDialog }, { ShortcutsDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('./shortcuts-dialog'),
    ]);
    this.injector.get(MatDialog).open(ShortcutsDialog, { width: '480px', maxWidth: 'calc(100vw - 32px)' });
  }

  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector('[role=dialog]')) {
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      this.train(event);
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey && this.singleKeys() && !isTyping(event)) {
      this.single(event);
    }
  }

  private train(event: KeyboardEvent): void {
    const dataset = this.current.known();
    if (dataset && this.missing() === null && !this.training.starting()) {
      event.preventDefault();
      void this.training.of(dataset.id);
    }
  }

  private single(event: KeyboardEvent): void {
    const led = event.timeStamp - this.leaderAt < LEADER_MS;
    this.leaderAt = event.key === LEADER ? event.timeStamp : -Infinity;
    const place = led ? PLACES[event.key] : event.key === 'n' ? ['data', 'add'] : undefined;
    const dataset = this.current.id();
    if (event.key === '?') {
      event.preventDefault();
      void this.showAll();
    } else if (event.key === '/') {
      const field = document.querySelector<HTMLElement>('input[type=search]');
      if (field) {
        event.preventDefault();
        field.focus();
      }
    } else if (place && dataset !== null) {
      event.preventDefault();
      void this.router.navigate(['/d', dataset, ...place]);
    }
  }
}
