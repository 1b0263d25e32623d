import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon, IconName } from '../icon';

/** A button with an icon in a row of a table. */
@Component({
  selector: 'app-row-action',
  imports: [Icon, MatIconButton],
  template: `
    <button
      matIconButton
      type="button"
      [attr.aria-label]="label()"
      [title]="hint()"
      [disabled]="disabled()"
      (click)="action.emit()"
    >
      <app-icon [name]="icon()" />
    </button>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RowAction {
  readonly icon = input.required<IconName>();
  /** What the button does to which row. */
  readonly label = input.required<string>();
  /** What the button does. */
  readonly hint = input.required<string>();
  readonly disabled = input(false);
  readonly action = output();
}
