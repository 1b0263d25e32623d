import { HttpErrorResponse, HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { catchError, throwError } from 'rxjs';

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
