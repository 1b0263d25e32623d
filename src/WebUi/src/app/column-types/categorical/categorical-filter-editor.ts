import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnFilterEditor, ColumnToFilter } from '../column-type';
import { Condition } from '../filter/condition';
import { FilterChoices } from '../filter/filter-choices';
import { toCategoricalFilter, toConditions } from './categorical-filter';

/** A part of the text, or values to choose. */
@Component({
  selector: 'app-categorical-filter-editor',
  imports: [FilterChoices],
  template: `
    <div class="field">
      <label for="filter-contains">{{ t().examples.filters.contains }}</label>
      <input
        #part
        id="filter-contains"
        class="control"
        autocomplete="off"
        [value]="contains()"
        (input)="contains.set(part.value)"
      />
    </div>
    <app-filter-choices [choices]="choices()" [(chosen)]="values" />
    @if (cut(); as count) {
      <p class="small">{{ t().examples.filters.more(count) }}</p>
    }
  `,
  styleUrl: '../filter/column-filter-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoricalFilterEditor implements ColumnFilterEditor {
  readonly filtered = input.required<ColumnToFilter>();
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  private readonly before = computed(() => toCategoricalFilter(this.filtered().conditions));
  protected readonly contains = linkedSignal(() => this.before().contains);
  protected readonly values = linkedSignal(() => this.before().values);

  /** Those of the summary, and those that the filter asks for already; missing values unless there are none. */
  protected readonly choices = computed(() => {
    const { categories = [], missing = null } = this.filtered().summary ?? {};
    const listed = categories.map(({ value, count }) => ({ value, label: `${value} (${this.numbers.exact(count)})` }));
    const { values } = this.before();
    const asked = values.filter((value) => value !== '' && !categories.some((category) => category.value === value));
    const { missing: counted, notKnown } = this.t().examples.filters;
    const label = missing === null ? notKnown : counted(this.numbers.exact(missing));
    return [
      ...listed,
      ...asked.map((value) => ({ value, label: value })),
      ...(missing !== 0 || values.includes('') ? [{ value: '', label }] : []),
    ];
  });

  /** The summary lists only the most frequent of many categories. */
  protected readonly cut = computed(() => {
    const { categories = [], distinct = 0 } = this.filtered().summary ?? {};
    return categories.length < distinct ? this.numbers.exact(categories.length) : null;
  });

  apply(): Condition[] {
    const filter = { ...this.before(), contains: this.contains(), values: this.values() };
    return toConditions(this.filtered().column.name, filter);
  }
}
