import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { I18n } from '../core/i18n/i18n';

/** Takes what was copied from a spreadsheet, as a file: spreadsheets put tabs between the cells. */
@Component({
  selector: 'app-paste-table',
  imports: [MatButton],
  template: `
    <form class="card field" (submit)="$event.preventDefault(); take(area.value)">
      <label for="pasted">{{ t().import.paste }}</label>
      <span id="pasted-hint" class="hint">{{ hint() }}</span>
      <textarea
        #area
        id="pasted"
        class="control"
        rows="6"
        spellcheck="false"
        autocapitalize="off"
        aria-describedby="pasted-hint"
      ></textarea>
      <button matButton="outlined" type="submit">{{ t().import.takePasted }}</button>
    </form>
  `,
  styles: `
    textarea {
      height: auto;
      min-height: 128px;
      padding: 8px 12px;
      font-family: var(--font-mono);
      resize: vertical;
      white-space: pre;
    }

    form {
      gap: 8px;
      justify-items: start;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasteTable {
  readonly hint = input.required<string>();
  /** Whether the page begins here. */
  readonly focus = input(false);
  readonly taken = output<string>();
  protected readonly t = inject(I18n).t;
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');

  constructor() {
    afterNextRender(() => {
      if (this.focus()) {
        this.area().nativeElement.focus();
      }
    });
  }

  /** The button is never disabled: Tab would pass over it when pressed right after the paste, before the page was drawn anew. */
  protected take(text: string): void {
    if (text.trim() === '') {
      this.area().nativeElement.focus();
    } else {
      this.taken.emit(text);
    }
  }
}
