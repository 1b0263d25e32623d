import { HttpClient, HttpErrorResponse, HttpEvent, HttpEventType, HttpRequest } from '@angular/common/http';
import { catchError, filter, from, map, Observable, switchMap, throwError } from 'rxjs';

/** Uploaded share of the file, from 0 to 1, and finally the response. */
export type Sending<T> = { sent: number } | { answer: T };

export type Query = Record<string, string | boolean | string[]>;

export interface Upload {
  url: string;
  query: Query;
  file: File;
  mediaType: string;
  idempotencyKey?: string;
}

/** Uploads a file as it is: the browser reads it from the disk while it sends. */
export function sendFile<T>(http: HttpClient, upload: Upload): Observable<Sending<T>> {
  return progressOf(http.request<T>(requestOf(upload, 'json')));
}

/** Uploads a file and receives another one. */
export function exchangeFile(http: HttpClient, upload: Upload): Observable<Sending<Blob>> {
  return progressOf(http.request<Blob>(requestOf(upload, 'blob'))).pipe(
    catchError((error: unknown) => from(withProblem(error)).pipe(switchMap((told) => throwError(() => told)))),
  );
}

function requestOf(
  { url, query, file, mediaType, idempotencyKey }: Upload,
  responseType: 'json' | 'blob',
): HttpRequest<File> {
  const request = new HttpRequest<File>('POST', `${url}?${queryText(query)}`, file, {
    reportProgress: true,
    responseType,
  });
  const headers = request.headers.set('Content-Type', mediaType);
  return request.clone({
    headers: idempotencyKey === undefined ? headers : headers.set('Idempotency-Key', idempotencyKey),
  });
}

function progressOf<T>(events: Observable<HttpEvent<T>>): Observable<Sending<T>> {
  return events.pipe(
    map((event): Sending<T> | null => {
      if (event.type === HttpEventType.UploadProgress) {
        return { sent: event.total ? event.loaded / event.total : 0 };
      }
      return event.type === HttpEventType.Response ? { answer: event.body as T } : null;
    }),
    filter((event) => event !== null),
  );
}

/** Decodes the server's problem, which the browser delivers as a file where one was requested. */
async function withProblem(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) {
    return error;
  }
  const { status, headers, url } = error;
  const body: unknown = JSON.parse((await error.error.text()) || 'null');
  return new HttpErrorResponse({ status, headers, error: body, ...(url === null ? {} : { url }) });
}

export function queryText(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) {
      params.append(name, String(value));
    }
  }
  return params.toString();
}

/** Random key; crypto.randomUUID is missing on pages without HTTPS. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** False where the file was changed, moved or deleted since it was chosen: its upload fails like a lost connection. */
export async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
