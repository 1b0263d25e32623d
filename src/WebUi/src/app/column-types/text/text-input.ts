import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ColumnField, ColumnInput } from '../column-type';

/** A plain text field. */
@Component({
  selector: 'app-text-input',
  template: `
    <input
      #typed
      class="control"
      autocomplete="off"
      [id]="field().id"
      [value]="field().text()"
      [attr.aria-invalid]="field().invalid()"
      [attr.aria-describedby]="field().id + '-help'"
      (input)="field().write(typed.value)"
    />
  `,
  styleUrl: '../column-input.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextInput implements ColumnInput {
  readonly field = input.required<ColumnField>();
}
