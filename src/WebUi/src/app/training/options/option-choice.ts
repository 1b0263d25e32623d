import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export interface Choice {
  name: string;
  label: string;
  hint: string;
  options: readonly { value: string; text: string }[];
}

/** An option with a few values to choose from. */
@Component({
  selector: 'app-option-choice',
  template: `
    <div class="field">
      <label [for]="'option-' + choice().name">{{ choice().label }}</label>
      <select
        #select
        class="control"
        [id]="'option-' + choice().name"
        [attr.aria-describedby]="'option-' + choice().name + '-help'"
        (change)="put.emit(select.value)"
      >
        @for (option of choice().options; track option.value) {
          <option [value]="option.value" [selected]="option.value === chosen()">{{ option.text }}</option>
        }
      </select>
      <span [id]="'option-' + choice().name + '-help'" class="help">
        @if (message(); as message) {
          <span class="error">{{ message }}</span>
        } @else if (choice().hint) {
          <span class="hint">{{ choice().hint }}</span>
        }
      </span>
    </div>
  `,
  styleUrl: './option-field.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OptionChoice {
  readonly choice = input.required<Choice>();
  readonly chosen = input<string>();
  readonly message = input<string | null>();
  readonly put = output<string>();
}
