import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { ChartSpec } from './chart-spec';
import { toTables } from './chart-tables';

/** More of them nobody reads here; the examples have a page of their own. */
const MOST_ROWS = 1000;

/** The numbers of a chart as a table, made only on request. */
@Component({
  selector: 'app-chart-table',
  template: `
    <details #details (toggle)="opened.set(details.open)">
      <summary>{{ t().charts.asTable }}</summary>
      @for (table of tables(); track $index) {
        <div class="table-frame" tabindex="0" role="group" [attr.aria-label]="table.columns.join(', ')">
          <table class="table">
            <thead>
              <tr>
                @for (column of table.columns; track $index) {
                  <th scope="col" class="numeric">{{ column }}</th>
                }
              </tr>
            </thead>
            <tbody>
              @for (row of shownRows(table.rows); track $index) {
                <tr>
                  @for (value of row; track $index) {
                    <td class="numeric">{{ shown(value) }}</td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </div>
        @if (table.rows.length > most) {
          <p class="small muted">{{ t().charts.firstOf(numbers.exact(most), numbers.exact(table.rows.length)) }}</p>
        }
      }
    </details>
  `,
  styles: `
    .table-frame {
      max-height: 320px;
      margin-top: 8px;
      overflow: auto;
    }

    th {
      position: sticky;
      top: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartTable {
  readonly spec = input.required<ChartSpec>();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly most = MOST_ROWS;
  protected readonly opened = signal(false);
  protected readonly tables = computed(() => (this.opened() ? toTables(this.spec()) : []));

  protected shownRows<T>(rows: readonly T[]): readonly T[] {
    return rows.slice(0, MOST_ROWS);
  }

  protected shown(value: number | string | null): string {
    return typeof value === 'number' ? this.numbers.format(value) : (value ?? '');
  }
}
