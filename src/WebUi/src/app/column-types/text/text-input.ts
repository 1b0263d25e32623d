import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ColumnField, ColumnInput } from '../column-type';

/** A text field of several lines, as high as what is typed. */
@Component({
  selector: 'app-text-input',
  template: `
    <textarea
      #typed
      class="control"
      rows="1"
      autocomplete="off"
      [id]="field().id"
      [value]="field().text()"
      [attr.aria-invalid]="field().invalid()"
      [attr.aria-describedby]="field().id + '-help'"
      (input)="field().write(typed.value)"
      (keydown.enter)="submit($event, typed)"
    ></textarea>
  `,
  styleUrl: '../column-input.scss',
  styles: `
    textarea {
      display: block;
      grid-area: chips;
      min-height: 40px;
      max-height: 240px;
      padding-block: 8px;
      resize: vertical;
      field-sizing: content;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextInput implements ColumnInput {
  readonly field = input.required<ColumnField>();

  /** Enter saves a row as in every other field; with Shift it begins another line. */
  protected submit(event: Event, { form }: HTMLTextAreaElement): void {
    if (form) {
      event.preventDefault();
      form.requestSubmit();
    }
  }
}
