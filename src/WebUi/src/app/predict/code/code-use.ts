import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Copying } from '../../shared/copying';
import { CODE_LANGUAGES, CodeLanguage, codeSample } from './code-samples';
import { PredictionInput } from '../prediction-input';

@Component({
  selector: 'app-code-use',
  template: `
    <details>
      <summary>{{ t().predict.code }}</summary>
      <div class="head">
        <fieldset class="segments">
          <legend class="visually-hidden">{{ t().predict.code }}</legend>
          @for (choice of languages; track choice) {
            <label>
              <input
                type="radio"
                name="code"
                [value]="choice"
                [checked]="choice === language()"
                (change)="language.set(choice)"
              />
              {{ choice }}
            </label>
          }
        </fieldset>
        <button class="link-button" type="button" (click)="copy()">
          {{ copied() ? t().common.copied : t().common.copy }}
        </button>
      </div>
      <pre tabindex="0"><code>{{ code() }}</code></pre>
    </details>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
      padding: 8px 0;
    }

    pre {
      padding: 16px;
      margin: 0;
      overflow-x: auto;
      font: 12px/18px var(--font-mono);
      background: var(--sunken);
      border-radius: var(--radius);
    }

    code {
      font: inherit;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CodeUse {
  readonly dataset = input.required<string>();
  readonly question = input.required<PredictionInput>();
  private readonly copying = inject(Copying);
  protected readonly t = inject(I18n).t;
  protected readonly languages = CODE_LANGUAGES;
  protected readonly language = signal<CodeLanguage>('curl');
  protected readonly copied = signal(false);
  protected readonly code = computed(() =>
    codeSample(
      this.language(),
      `${location.origin}/api/datasets/${encodeURIComponent(this.dataset())}/predictions`,
      this.question(),
    ),
  );

  protected async copy(): Promise<void> {
    if (await this.copying.copy(this.code())) {
      this.copied.set(true);
      setTimeout(() => {
        this.copied.set(false);
      }, 2000);
    }
  }
}
