import { Location } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Api } from '../api/generated/api';
import { signInByProvider } from '../api/generated/functions';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { Session } from './session';

/** In place of any page, where the server wants to know who asks, and does not. */
@Component({
  selector: 'app-sign-in',
  imports: [MatButton],
  template: `
    <form class="card" (submit)="$event.preventDefault(); signIn(field.value.trim())">
      <h1>{{ t().access.signIn }}</h1>
      @if (provider(); as name) {
        @if (failed) {
          <p class="error" role="alert">{{ t().access.signInByFailed(name) }}</p>
        }
        <a matButton="filled" [href]="byProvider">{{ t().access.signInBy(name) }}</a>
        <p>{{ t().access.orKey }}</p>
      } @else {
        <p>{{ t().access.signInHow }}</p>
      }
      <div class="field">
        <label for="key">{{ t().access.key }}</label>
        <input
          #field
          id="key"
          class="control"
          type="password"
          autocomplete="current-password"
          spellcheck="false"
          [attr.aria-invalid]="!!message()"
          aria-describedby="key-error"
        />
        <span class="error" id="key-error" role="alert">{{ message() }}</span>
      </div>
      <button [matButton]="provider() ? 'outlined' : 'filled'" type="submit">{{ t().access.signIn }}</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
      justify-items: start;
      max-width: 480px;
      margin: 48px auto;
    }

    .field {
      width: 100%;
    }

    p {
      margin: 0;
    }

    p.error {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignIn {
  private readonly session = inject(Session);
  protected readonly t = inject(I18n).t;
  protected readonly message = signal<string | null>(null);
  /** What the server lets browsers sign in by, besides keys. */
  protected readonly provider = computed(() => this.session.caller()?.provider);
  protected readonly failed: boolean;
  protected readonly byProvider: string;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    const router = inject(Router);
    // Asked of the browser: the router may still be on its way there.
    const page = router.parseUrl(inject(Location).path());
    this.failed = page.queryParams['signIn'] === 'failed';
    delete page.queryParams['signIn'];
    this.byProvider = `${inject(Api).rootUrl}${signInByProvider.PATH}?returnTo=${encodeURIComponent(router.serializeUrl(page))}`;
    afterNextRender(() => {
      this.field().nativeElement.focus();
    });
  }

  protected async signIn(key: string): Promise<void> {
    this.message.set(null);
    if (key === '') {
      this.message.set(this.t().access.keyNeeded);
      return;
    }
    try {
      await this.session.signIn(key);
      // What failed to load on this page is loaded again, whatever it was.
      location.reload();
    } catch (error) {
      this.message.set(this.t().problems[toProblem(error).kind].title);
    }
  }
}
