import { ErrorHandler, inject, Injectable, signal } from '@angular/core';
import { NavigationError } from '@angular/router';

/** What browsers say of a module that they cannot load, and Angular of a `@defer` block whose modules they cannot. */
const MEANT =
  /dynamically imported module|importing a module script failed|module script failed|NG0?750|loading dependencies for @defer/i;

/** That a part of the page could not be loaded: the connection broke, or the server has another version by now. */
@Injectable({ providedIn: 'root' })
export class LoadFailure {
  /** The address to load again; null as long as all went well. */
  readonly address = signal<string | null>(null);

  /** A page that did not come is named by its address; the router reports the same error once more, without it. */
  notice(error: unknown, address?: string): void {
    if (MEANT.test(String(error))) {
      this.address.update((known) => address ?? known ?? location.pathname + location.search);
    }
  }

  /** Browsers may remember that a module could not be loaded, so the whole page is loaded again. */
  retry(): void {
    const address = this.address();
    if (address !== null) {
      location.assign(address);
    }
  }
}

/** Notices failures of whatever is loaded when it is needed: dialogs, deferred blocks, messages. */
@Injectable()
export class PageErrors extends ErrorHandler {
  private readonly failure = inject(LoadFailure);

  override handleError(error: unknown): void {
    this.failure.notice(error);
    super.handleError(error);
  }
}

/** Notices failures of pages, whose address is not the one shown yet. */
export function noticeNavigationError({ error, url }: NavigationError): void {
  inject(LoadFailure).notice(error, url);
}
