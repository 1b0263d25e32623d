import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { I18n } from '../../core/i18n/i18n';
import { ColumnField } from '../column-type';

/**
 * A text field that proposes the categories of the dataset, opened by a click or ↓. With answers that follow the form,
 * half a word is not yet a value.
 */
@Component({
  selector: 'app-category-box',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    <input
      #typed
      class="control"
      autocomplete="off"
      [id]="field().id"
      [value]="draft()"
      [attr.title]="field().sliders ? draft() : null"
      [attr.placeholder]="field().sliders ? t().fields.missing : null"
      [matAutocomplete]="list"
      #trigger="matAutocompleteTrigger"
      [attr.aria-invalid]="field().invalid()"
      [attr.aria-describedby]="field().id + '-help'"
      (focus)="stayClosed(trigger)"
      (keydown.enter)="trigger.activeOption || leave(trigger)"
      (blur)="trigger.panelOpen || field().write(draft())"
      (input)="search(typed.value)"
    />
    <mat-autocomplete
      #list
      class="categories"
      panelWidth="auto"
      (optionSelected)="field().write($event.option.value)"
      (closed)="searching.set(false); field().write(draft())"
    >
      @for (category of options(); track category) {
        <mat-option [value]="category" [attr.title]="category">{{ category }}</mat-option>
      }
    </mat-autocomplete>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    :host-context(.sliding) {
      grid-area: slider;

      @container inputs (width >= 340px) {
        grid-area: 1 / 2 / 2 / 4;
      }
    }

    input {
      text-overflow: ellipsis;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoryBox {
  readonly field = input.required<ColumnField>();
  protected readonly t = inject(I18n).t;
  protected readonly draft = linkedSignal(() => this.field().text());
  /** While somebody types, the text narrows the options. */
  protected readonly searching = signal(false);

  private readonly categories = computed(() => (this.field().summary?.categories ?? []).map(({ value }) => value));
  protected readonly options = computed(() => {
    const search = this.searching() ? this.draft().trim().toLowerCase() : '';
    return this.categories().filter((category) => category.toLowerCase().includes(search));
  });

  protected search(text: string): void {
    this.searching.set(true);
    this.draft.set(text);
    if (!this.field().sliders || text === '' || this.categories().includes(text.trim())) {
      this.field().write(text);
    }
  }

  protected leave(trigger: MatAutocompleteTrigger): void {
    trigger.closePanel();
    this.field().write(this.draft());
  }

  /** The list would cover what lies below each time that the field takes the focus. */
  protected stayClosed(trigger: MatAutocompleteTrigger): void {
    trigger.autocompleteDisabled = true;
    setTimeout(() => {
      trigger.autocompleteDisabled = false;
    });
  }
}
