import { HttpClient, HttpInterceptorFn } from '@angular/common/http';
import { effect, inject, Injectable, Resource, signal } from '@angular/core';
import { catchError, firstValueFrom, throwError } from 'rxjs';
import { meansUnreachable } from '../api/problem';

const HEALTH = '/health/live';
const RETRY_AFTER_MS = 2000;

/** Whether the server answers. Only while it does not, it is asked again until it does. */
@Injectable({ providedIn: 'root' })
export class ServerConnection {
  private readonly http = inject(HttpClient);
  readonly reachable = signal(true);

  lost(): void {
    if (this.reachable()) {
      this.reachable.set(false);
      setTimeout(() => void this.ask(), RETRY_AFTER_MS);
    }
  }

  /** A stream fell silent, which names no reason: the server is asked, and found lost or well. */
  async doubt(): Promise<void> {
    if (this.reachable()) {
      try {
        await this.health();
      } catch {
        this.lost();
      }
    }
  }

  private async ask(): Promise<void> {
    try {
      await this.health();
      this.reachable.set(true);
    } catch {
      setTimeout(() => void this.ask(), RETRY_AFTER_MS);
    }
  }

  private health(): Promise<string> {
    return firstValueFrom(this.http.get(HEALTH, { responseType: 'text' }));
  }
}

export const trackConnectivity: HttpInterceptorFn = (request, next) => {
  if (request.url === HEALTH) {
    return next(request);
  }
  const server = inject(ServerConnection);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (meansUnreachable(error)) {
        server.lost();
      }
      return throwError(() => error);
    }),
  );
};

/** Loads again what failed to load while the server was away. */
export function reloadWhenBack(resource: Resource<unknown> & { reload(): boolean }): void {
  const server = inject(ServerConnection);
  effect(() => {
    if (server.reachable() && meansUnreachable(resource.error())) {
      resource.reload();
    }
  });
}
