import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { ColumnFilter, rangeErrors, toColumnFilter, toConditions } from './column-filter';
import { Condition } from './filter';

export interface ColumnToFilter {
  column: InputColumnDto;
  summary: ColumnSummaryDto | undefined;
  conditions: readonly Condition[];
}

/** From and to for numbers, choices or a part of the text for categories. Closes with the new conditions. */
@Component({
  selector: 'app-column-filter-dialog',
  imports: [MatDialogModule, MatButton],
  templateUrl: './column-filter-dialog.html',
  styleUrl: './column-filter-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnFilterDialog {
  private readonly numbers = inject(Numbers);
  private readonly dialog = inject<MatDialogRef<ColumnFilterDialog, Condition[]>>(MatDialogRef);
  protected readonly t = inject(I18n).t;
  protected readonly data = inject<ColumnToFilter>(MAT_DIALOG_DATA);
  protected readonly numeric = this.data.column.kind === 'numeric';
  protected readonly filter = signal<ColumnFilter>(toColumnFilter(this.data.conditions, this.numeric, this.numbers));
  private readonly tried = signal(false);

  protected readonly ends = computed(() => {
    const { min = null, max = null } = this.data.summary ?? {};
    const found = rangeErrors(this.filter(), this.numbers, {
      notANumber: this.t().fields.notANumber,
      backwards: this.t().examples.filters.backwards,
    });
    const errors = this.tried() ? found : { from: null, to: null };
    const { from, to } = this.t().examples.filters;
    return [
      { key: 'from' as const, label: from, error: errors.from, seen: min === null ? null : this.numbers.format(min) },
      { key: 'to' as const, label: to, error: errors.to, seen: max === null ? null : this.numbers.format(max) },
    ];
  });

  /** Those of the summary, and what the address asks for besides; values not known only where there are some, or they are asked for. */
  protected readonly choices = computed(() => {
    const { categories = [], missing = 0 } = this.data.summary ?? {};
    const listed = categories.map(({ value, count }) => ({ value, label: `${value} (${this.numbers.exact(count)})` }));
    const before = toColumnFilter(this.data.conditions, this.numeric, this.numbers).values;
    const asked = before.filter((value) => value !== '' && !categories.some((category) => category.value === value));
    const { missing: notKnown, onlyMissing } = this.t().examples.filters;
    const words = this.numeric ? onlyMissing : notKnown;
    return [
      ...listed,
      ...asked.map((value) => ({ value, label: value })),
      ...(missing > 0 || before.includes('') ? [{ value: '', label: words(this.numbers.exact(missing)) }] : []),
    ];
  });

  /** The summary lists only the most frequent of many categories. */
  protected readonly cut = computed(() => {
    const { categories = [], distinct = 0 } = this.data.summary ?? {};
    return !this.numeric && categories.length < distinct ? this.numbers.exact(categories.length) : null;
  });

  protected put(key: 'from' | 'to' | 'contains', text: string): void {
    this.filter.update((filter) => ({ ...filter, [key]: text }));
  }

  protected choose(value: string, chosen: boolean): void {
    this.filter.update((filter) => {
      const others = filter.values.filter((each) => each !== value);
      return { ...filter, values: chosen ? [...others, value] : others };
    });
  }

  protected apply(): void {
    this.tried.set(true);
    if (this.ends().every(({ error }) => error === null)) {
      this.dialog.close(toConditions(this.data.column.name, this.filter(), this.numbers));
    }
  }
}
