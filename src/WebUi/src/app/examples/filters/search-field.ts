import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { injectLateChange } from '../../core/late-change';
import { Icon } from '../../shared/icon';

/** Long enough that each letter of a word is not searched for by itself. */
const PAUSE_MS = 300;
/** More than the server accepts. */
const MAX_LENGTH = 200;

/** One field over all columns; searches while somebody types. */
@Component({
  selector: 'app-search-field',
  imports: [Icon],
  template: `
    <app-icon name="search" />
    <input
      #field
      type="search"
      class="control"
      autocomplete="off"
      spellcheck="false"
      [maxLength]="length"
      [value]="typed()"
      [attr.aria-label]="t().examples.search.label"
      [attr.aria-invalid]="!!error()"
      aria-describedby="search-error"
      [attr.placeholder]="t().examples.search.placeholder"
      (input)="type(field.value)"
      (keydown.enter)="searchNow()"
    />
    <span id="search-error" class="error small" role="alert">{{ error() }}</span>
  `,
  styles: `
    :host {
      position: relative;
      flex: 0 1 260px;
      min-width: 160px;
    }

    app-icon {
      position: absolute;
      top: 50%;
      left: 10px;
      color: var(--muted);
      pointer-events: none;
      translate: 0 -50%;
    }

    .control {
      padding-left: 36px;
    }

    .error {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchField {
  /** What is searched for. */
  readonly text = input.required<string>();
  readonly error = input<string | null>(null);
  readonly textChange = output<string>();
  protected readonly t = inject(I18n).t;
  protected readonly length = MAX_LENGTH;
  /** What was searched for last from here: its arrival in the address must not take back letters typed since. */
  private sent: string | undefined;
  protected readonly typed = linkedSignal<string, string>({
    source: this.text,
    computation: (text, before) => (text === this.sent ? (before?.value ?? text) : text),
  });
  private readonly late = injectLateChange(PAUSE_MS);

  protected type(text: string): void {
    this.typed.set(text);
    this.late.schedule(() => {
      this.searchNow();
    });
  }

  protected searchNow(): void {
    this.late.cancel();
    if (this.typed().trim() !== this.text()) {
      this.sent = this.typed().trim();
      this.textChange.emit(this.sent);
    }
  }
}
