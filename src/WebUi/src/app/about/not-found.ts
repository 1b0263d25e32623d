import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';

@Component({
  selector: 'app-not-found',
  imports: [MatButton, RouterLink],
  template: `
    <div class="empty">
      <h1>{{ t().about.notFound }}</h1>
      <a matButton="filled" routerLink="/">{{ t().about.home }}</a>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFound {
  protected readonly t = inject(I18n).t;
}
