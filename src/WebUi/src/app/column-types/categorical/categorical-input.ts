import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ColumnField, ColumnInput } from '../column-type';
import { CategoryBox } from './category-box';
import { CategoryChips, chipsOf } from './category-chips';

/** Chips where the form is for questions and the categories are few; otherwise a field with a list. */
@Component({
  selector: 'app-categorical-input',
  imports: [CategoryBox, CategoryChips],
  template: `
    @if (chips(); as categories) {
      <app-category-chips [field]="field()" [categories]="categories" />
    } @else {
      <app-category-box [field]="field()" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoricalInput implements ColumnInput {
  readonly field = input.required<ColumnField>();
  protected readonly chips = computed(() => (this.field().sliders ? chipsOf(this.field().summary) : null));
}
