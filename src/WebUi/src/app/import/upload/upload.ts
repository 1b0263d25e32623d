import { HttpClient, HttpEventType, HttpRequest } from '@angular/common/http';
import { filter, map, Observable } from 'rxjs';
import { ImportQuery } from '../import-choices';

/** How much of the file has gone up, from 0 to 1, and at the end the answer. */
export type Sending<T> = { sent: number } | { answer: T };

/** The file goes as it is: the browser reads it from the disk while it sends. */
export function sendFile<T>(
  http: HttpClient,
  url: string,
  query: ImportQuery,
  file: File,
  mediaType: string,
  key?: string,
): Observable<Sending<T>> {
  const request = new HttpRequest<File>('POST', `${url}?${queryText(query)}`, file, { reportProgress: true });
  const headers = request.headers.set('Content-Type', mediaType);
  return http
    .request<T>(request.clone({ headers: key === undefined ? headers : headers.set('Idempotency-Key', key) }))
    .pipe(
      map((event): Sending<T> | null => {
        if (event.type === HttpEventType.UploadProgress) {
          return { sent: event.total ? event.loaded / event.total : 0 };
        }
        return event.type === HttpEventType.Response ? { answer: event.body as T } : null;
      }),
      filter((event) => event !== null),
    );
}

export function queryText(query: ImportQuery): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) {
    for (const value of [values].flat()) {
      params.append(name, String(value));
    }
  }
  return params.toString();
}

/** Not crypto.randomUUID, which is missing where the page comes without https. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** False where it was changed, moved or deleted since it was chosen: its sending fails as if the network had. */
export async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
