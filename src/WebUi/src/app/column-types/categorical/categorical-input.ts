import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { I18n } from '../../core/i18n/i18n';
import { ColumnField, ColumnInput } from '../column-type';

/** A text field that proposes the categories of the dataset. */
@Component({
  selector: 'app-categorical-input',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    <input
      #typed
      class="control"
      autocomplete="off"
      [id]="field().id"
      [value]="field().text()"
      [attr.placeholder]="field().sliders ? t().fields.missing : null"
      [matAutocomplete]="list"
      #trigger="matAutocompleteTrigger"
      [attr.aria-invalid]="field().invalid()"
      [attr.aria-describedby]="field().id + '-help'"
      (focus)="searching.set(false); trigger.autocompleteDisabled = true"
      (click)="open(trigger)"
      (keydown.arrowdown)="open(trigger)"
      (beforeinput)="trigger.autocompleteDisabled = false"
      (keydown.enter)="trigger.activeOption || trigger.closePanel()"
      (input)="search(typed.value)"
    />
    <mat-autocomplete #list (optionSelected)="field().write($event.option.value)">
      @for (category of options(); track category) {
        <mat-option [value]="category">{{ category }}</mat-option>
      }
    </mat-autocomplete>
  `,
  styleUrl: '../column-input.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoricalInput implements ColumnInput {
  readonly field = input.required<ColumnField>();
  protected readonly t = inject(I18n).t;
  /** While somebody types, the text narrows the options. */
  protected readonly searching = signal(false);

  protected readonly options = computed(() => {
    const search = this.searching() ? this.field().text().trim().toLowerCase() : '';
    const categories = this.field().summary?.categories ?? [];
    return categories.map(({ value }) => value).filter((category) => category.toLowerCase().includes(search));
  });

  /** Not by the focus alone: the list would cover what somebody came to read. */
  protected open(trigger: MatAutocompleteTrigger): void {
    trigger.autocompleteDisabled = false;
    trigger.openPanel();
  }

  protected search(text: string): void {
    this.searching.set(true);
    this.field().write(text);
  }
}
