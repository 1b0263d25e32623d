import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ImportSession } from '../import-session';

/** How much of the file has gone up; then the server reads it, and nobody knows how long. */
@Component({
  selector: 'app-upload-progress',
  imports: [MatButton],
  template: `
    @if (session().busy(); as busy) {
      <span id="upload" class="number" role="status">{{ label() }}</span>
      <progress aria-labelledby="upload" max="1" [attr.value]="busy.sent < 1 ? busy.sent : null"></progress>
      <button matButton type="button" (click)="session().cancel()">{{ t().common.cancel }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 8px 16px;
      align-items: center;
      min-height: 40px;
    }

    .number {
      min-width: 176px;
    }

    progress {
      flex: 1;
      min-width: 48px;
      height: 8px;
      accent-color: var(--accent);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UploadProgress {
  readonly session = input.required<ImportSession>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly label = computed(() => {
    const busy = this.session().busy();
    const texts = this.t().import;
    return busy && busy.sent < 1
      ? texts.uploading(this.numbers.percent(busy.sent))
      : busy?.what === 'storing'
        ? texts.storing
        : texts.reading;
  });
}
