import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';

/** Progress of an upload, then an indeterminate bar while the server works. */
@Component({
  selector: 'app-upload-progress',
  imports: [MatButton],
  template: `
    <span id="upload" class="number" role="status">{{ label() }}</span>
    <progress aria-labelledby="upload" max="1" [attr.value]="sent() < 1 ? sent() : null"></progress>
    <button matButton type="button" (click)="cancelled.emit()">{{ t().common.cancel }}</button>
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
  /** Uploaded share of the file, from 0 to 1. */
  readonly sent = input.required<number>();
  /** Text once the upload is complete. */
  readonly next = input.required<string>();
  readonly cancelled = output();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly label = computed(() =>
    this.sent() < 1 ? this.t().import.uploading(this.numbers.percent(this.sent())) : this.next(),
  );
}
