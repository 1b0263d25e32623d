import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';

/** The inputs that the model shall not learn from. */
@Component({
  selector: 'app-leave-out',
  template: `
    <fieldset [attr.aria-describedby]="'leave-out-help'">
      <legend>{{ t().training.optionNames.leaveOut }}</legend>
      <div class="columns">
        @for (column of columns(); track column) {
          <label>
            <input #box type="checkbox" [checked]="chosen().includes(column)" (change)="put(column, box.checked)" />
            <span>{{ column }}</span>
          </label>
        }
      </div>
      <span id="leave-out-help" class="help">
        @if (message(); as message) {
          <span class="error" role="alert">{{ message }}</span>
        } @else {
          <span class="hint">{{ t().training.leaveOutHint }}</span>
        }
      </span>
    </fieldset>
  `,
  styleUrls: ['./option-field.scss', './option-boxes.scss'],
  styles: `
    .columns {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      max-height: 168px;
      padding: 8px 12px;
      overflow: auto;
      border: 1px solid var(--control-border);
      border-radius: var(--radius);
    }

    label {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      max-width: 100%;
      min-height: 32px;
      color: var(--text);
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaveOut {
  readonly columns = input.required<readonly string[]>();
  readonly chosen = input.required<readonly string[]>();
  readonly message = input<string | null>();
  readonly choose = output<readonly string[]>();
  protected readonly t = inject(I18n).t;

  protected put(column: string, isLeftOut: boolean): void {
    const others = this.chosen().filter((name) => name !== column);
    this.choose.emit(isLeftOut ? [...others, column] : others);
  }
}
