import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { I18n } from '../core/i18n/i18n';
import { Shortcuts } from '../journey/shortcuts';

@Component({
  selector: 'app-about',
  imports: [MatButton],
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
      <h2>{{ t().about.measured }}</h2>
      <p>{{ t().about.measuredHow }}</p>
      <h2>{{ t().about.words }}</h2>
      <dl>
        @for (entry of t().about.glossary; track entry.word) {
          <dt>{{ entry.word }}</dt>
          <dd>{{ entry.means }}</dd>
        }
      </dl>
      <div>
        <button matButton="outlined" type="button" (click)="shortcuts.showAll()">{{ t().shortcuts.open }}</button>
      </div>
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

    dl {
      display: grid;
      grid-template-columns: minmax(120px, auto) 1fr;
      gap: 8px 24px;

      @media (width <= 719px) {
        grid-template-columns: 1fr;
        gap: 0;
      }
    }

    dt {
      font-weight: 600;
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
  protected readonly shortcuts = inject(Shortcuts);
}
