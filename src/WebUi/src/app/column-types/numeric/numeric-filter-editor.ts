import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnFilterEditor, ColumnToFilter } from '../column-type';
import { Condition } from '../filter/condition';
import { FilterChoices } from '../filter/filter-choices';
import { rangeErrors, toConditions, toRangeFilter } from '../filter/range-filter';
import { numberNotation } from './number-notation';

/** The two ends of a range, and whether to show only missing values. */
@Component({
  selector: 'app-numeric-filter-editor',
  imports: [FilterChoices],
  template: `
    @let unit = filtered().column.unit;
    <div class="ends">
      @for (end of ends(); track end.key) {
        <div class="field">
          <label [for]="'filter-' + end.key">{{ end.label }}</label>
          <div class="with-unit" [style.--unit-space]="unit ? 'calc(' + unit.length + 'ch + 20px)' : null">
            <input
              #text
              class="control"
              inputmode="decimal"
              autocomplete="off"
              [id]="'filter-' + end.key"
              [value]="filter()[end.key]"
              [attr.placeholder]="end.seen"
              [attr.aria-invalid]="!!end.error"
              [attr.aria-describedby]="'filter-' + end.key + '-help'"
              (input)="put(end.key, text.value)"
            />
            @if (unit) {
              <span class="unit">{{ unit }}</span>
            }
          </div>
          <span class="error" role="alert" [id]="'filter-' + end.key + '-help'">{{ end.error }}</span>
        </div>
      }
    </div>
    <app-filter-choices [choices]="choices()" [legendHidden]="true" [(chosen)]="missing" />
  `,
  styleUrl: '../filter/column-filter-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NumericFilterEditor implements ColumnFilterEditor {
  readonly filtered = input.required<ColumnToFilter>();
  private readonly numbers = inject(NumberFormatter);
  private readonly t = inject(I18n).t;
  private readonly notation = numberNotation(this.numbers);
  private readonly before = computed(() => toRangeFilter(this.filtered().conditions, this.notation));
  protected readonly filter = linkedSignal(() => this.before());
  protected readonly missing = linkedSignal<readonly string[]>(() => (this.before().missing ? [''] : []));
  private readonly tried = signal(false);

  protected readonly ends = computed(() => {
    const { min = null, max = null } = this.filtered().summary ?? {};
    const { from, to, backwards } = this.t().examples.filters;
    const found = rangeErrors(this.filter(), this.notation, { invalid: this.t().fields.notANumber, backwards });
    const errors = this.tried() ? found : { from: null, to: null };
    return [
      { key: 'from' as const, label: from, error: errors.from, seen: min === null ? null : this.numbers.format(min) },
      { key: 'to' as const, label: to, error: errors.to, seen: max === null ? null : this.numbers.format(max) },
    ];
  });

  /** Offered only where values are missing, or the filter asks for them already. */
  protected readonly choices = computed(() => {
    const { missing = 0 } = this.filtered().summary ?? {};
    const label = this.t().examples.filters.onlyMissing(this.numbers.exact(missing));
    return missing > 0 || this.before().missing ? [{ value: '', label }] : [];
  });

  apply(): Condition[] | null {
    this.tried.set(true);
    return this.ends().every(({ error }) => error === null)
      ? toConditions(
          this.filtered().column.name,
          { ...this.filter(), missing: this.missing().length > 0 },
          this.notation,
        )
      : null;
  }

  protected put(key: 'from' | 'to', text: string): void {
    this.filter.update((filter) => ({ ...filter, [key]: text }));
  }
}
