import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';

/** Whether the server wants to know who asks, and does not. */
@Injectable({ providedIn: 'root' })
export class SignedOut {
  readonly noticed = signal(false);
  /** Ends when this browser has signed in with the first key, which it makes itself: until then, what the page reads may be refused. */
  entering: Promise<unknown> | null = null;
}

export const handleUnauthorized: HttpInterceptorFn = (request, next) => {
  const signedOut = inject(SignedOut);
  const refused = (error: unknown) =>
    error instanceof HttpErrorResponse && error.status === 401 && !request.url.endsWith('/api/session');
  return next(request).pipe(
    catchError((error: unknown) =>
      signedOut.entering && request.method === 'GET' && refused(error)
        ? from(signedOut.entering).pipe(switchMap(() => next(request)))
        : throwError(() => error),
    ),
    catchError((error: unknown) => {
      if (refused(error)) {
        signedOut.noticed.set(true);
      }
      return throwError(() => error);
    }),
  );
};
