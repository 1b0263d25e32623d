import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ImportDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { valueIn } from '../../column-types/dataset-columns';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DataTable } from '../../shared/table/data-table';

/** The first rows as the examples they would become. */
@Component({
  selector: 'app-preview-rows',
  imports: [DataTable],
  template: `
    <app-data-table [label]="t().import.first" [columns]="columns()">
      <tbody>
        @for (row of rows(); track row.line) {
          <tr>
            <td class="numeric muted">{{ row.line }}</td>
            @for (cell of row.cells; track $index) {
              <td [class.numeric]="values()[$index]?.numeric" [class.muted]="values()[$index]?.role === 'kept'">
                {{ cell }}
              </td>
            }
            @if (excluded()) {
              <td>{{ row.excluded }}</td>
            }
          </tr>
        }
      </tbody>
    </app-data-table>
  `,
  styles: `
    td:first-child {
      width: 1px;
    }

    td {
      height: 32px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreviewRows {
  readonly found = input.required<ImportDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly where = computed(() =>
    this.found().format.kind === 'json' ? this.t().import.element : this.t().import.line,
  );
  protected readonly excluded = computed(() => this.found().rows.some((row) => row.excluded !== null));
  /** In the order of the dataset. */
  protected readonly values = computed(() =>
    (['input', 'target', 'kept'] as const).flatMap((role) =>
      this.found()
        .columns.filter((column) => column.role === role)
        .map(({ name, kind }) => ({
          name,
          role,
          kind: kind ?? 'text',
          unit: null,
          numeric: kind !== null && columnType(kind).numeric,
        })),
    ),
  );
  protected readonly columns = computed(() => [
    { label: this.where(), numeric: true },
    ...this.values().map(({ name, numeric }) => ({ label: name, numeric })),
    ...(this.excluded() ? [{ label: this.t().import.excluded }] : []),
  ]);
  protected readonly rows = computed(() =>
    this.found().rows.map((row) => ({
      line: this.numbers.exact(row.line),
      excluded: row.excluded,
      cells: this.values().map((column) => formatValue(column.kind, valueIn(row, column), this.numbers) ?? '–'),
    })),
  );
}
