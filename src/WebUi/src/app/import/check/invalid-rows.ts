import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ImportDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DataTable } from '../../shared/table/data-table';
import { Icon } from '../../shared/icon';

/** Where to look in the file for what is wrong with it. */
@Component({
  selector: 'app-invalid-rows',
  imports: [DataTable, Icon],
  template: `
    <p class="warning">
      <app-icon name="warning" />
      <span>
        {{ t().import.badTitle(found().bad, numbers.exact(found().bad)) }}.
        @if (found().bad > found().badRows.length || found().badRows.length >= most) {
          {{ t().import.badFirst(numbers.exact(found().badRows.length)) }}
        }
      </span>
    </p>
    <app-data-table [label]="t().import.bad" [columns]="columns()" [scrolling]="true">
      <tbody>
        @for (row of found().badRows; track $index) {
          <tr>
            <td class="numeric">{{ numbers.exact(row.line) }}</td>
            <td [class.muted]="row.column === null">{{ row.column ?? t().import.wholeRow }}</td>
            <td class="reason">{{ row.reason }}</td>
          </tr>
        }
      </tbody>
    </app-data-table>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }

    td {
      height: 32px;
    }

    .reason {
      width: 100%;
      min-width: 240px;
      white-space: normal;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InvalidRows {
  readonly found = input.required<ImportDto>();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  /** The server tells no more faults than these. */
  protected readonly most = 100;
  protected readonly columns = computed(() => [
    { label: this.where(), numeric: true },
    { label: this.t().import.column },
    { label: this.t().import.reason },
  ]);
  protected readonly where = computed(() =>
    this.found().format.kind === 'json' ? this.t().import.element : this.t().import.line,
  );
}
