import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { catchError, firstValueFrom, throwError } from 'rxjs';
import { Api } from '../api/generated/api';
import { getSession, signIn, signOut } from '../api/generated/functions';
import { clearDrafts } from '../core/storage';

/** Whether the server wants to know who asks, and does not. */
@Injectable({ providedIn: 'root' })
export class SignedOut {
  readonly noticed = signal(false);
}

export const handleUnauthorized: HttpInterceptorFn = (request, next) => {
  const signedOut = inject(SignedOut);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401 && !request.url.endsWith('/api/session')) {
        signedOut.noticed.set(true);
      }
      return throwError(() => error);
    }),
  );
};

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
