import { computed, inject, Injectable } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { getSession, signIn, signOut } from '../api/generated/functions';
import { clearDrafts } from '../core/storage';

/** Who the server takes this browser for. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly asked = rxResource({ stream: () => this.api.invoke(getSession) });
  readonly caller = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  readonly error = this.asked.error;

  reload(): void {
    this.asked.reload();
  }

  async signIn(key: string): Promise<void> {
    await firstValueFrom(this.api.invoke(signIn, { body: { key } }));
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.api.invoke(signOut));
    clearDrafts();
  }
}
