import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { I18n } from '../core/i18n/i18n';
import { Toast } from '../shared/toast';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { AuditList } from './audit-list';
import { KeyList } from './key-list';
import { Session } from './session';

/** Who may do what: the keys, and who did what. */
@Component({
  selector: 'app-access-page',
  imports: [AuditList, KeyList, MatButton, ProblemPanel, Skeleton],
  template: `
    <div class="page-head">
      <h1>{{ t().pages.access }}</h1>
      @if (session.caller()?.mustSignIn) {
        <div class="actions">
          <button matButton="outlined" type="button" (click)="signOut()">{{ t().access.signOut }}</button>
        </div>
      }
    </div>
    @if (session.caller(); as caller) {
      <p>
        @if (!caller.mustSignIn) {
          {{ t().access.open }}
        } @else if (caller.scope) {
          {{ t().access.signedIn(caller.name ?? '', t().access.scopes[caller.scope]) }}
        } @else if (caller.name) {
          {{ t().access.signedInForNothing(caller.name) }}
        }
      </p>
      @if (caller.scope === 'admin') {
        <app-key-list [first]="!caller.mustSignIn" (changed)="log.reload()" />
        <app-audit-list #log [page]="page()" [size]="size()" />
      } @else {
        <p class="muted">{{ t().access.adminOnly }}</p>
      }
    } @else if (session.error()) {
      <app-problem-panel [error]="session.error()" (retry)="session.reload()" />
    } @else {
      <app-skeleton [lines]="4" [height]="28" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }

    p {
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccessPage {
  /** Of the audit log, from the address. */
  readonly page = input<string>();
  readonly size = input<string>();
  protected readonly t = inject(I18n).t;
  protected readonly session = inject(Session);
  private readonly notice = inject(Toast);

  protected async signOut(): Promise<void> {
    try {
      await this.session.signOut();
      location.reload();
    } catch (error) {
      this.notice.failed(error);
    }
  }
}
