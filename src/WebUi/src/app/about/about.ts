import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../core/i18n/i18n';

@Component({
  selector: 'app-about',
  template: `
    <div class="page-head">
      <h1>Regressor</h1>
    </div>
    <div class="card">
      <p>{{ t().about.what }}</p>
      <h2>{{ t().about.how }}</h2>
      <ol>
        @for (step of t().about.steps; track $index) {
          <li>{{ step }}</li>
        }
      </ol>
      <p>
        {{ t().about.api }} <a href="/scalar">{{ t().about.apiLink }}</a>
      </p>
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 800px;
    }

    .card {
      display: grid;
      gap: 16px;
    }

    ol {
      display: grid;
      gap: 8px;
      padding-left: 24px;
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class About {
  protected readonly t = inject(I18n).t;
}
