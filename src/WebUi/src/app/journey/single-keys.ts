import { Injectable, signal } from '@angular/core';
import { load, save } from '../core/storage';

/** Whether shortcuts of a single character are on; this browser remembers it. */
@Injectable({ providedIn: 'root' })
export class SingleKeys {
  private readonly state = signal(load('single-keys') !== 'off');
  readonly on = this.state.asReadonly();

  turn(on: boolean): void {
    this.state.set(on);
    save('single-keys', on ? 'on' : 'off');
  }
}
