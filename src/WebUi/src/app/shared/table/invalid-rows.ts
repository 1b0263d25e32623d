import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { BadRowDto, FileFormatDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DataTable } from './data-table';
import { Icon } from '../icon';
import { faultText } from './fault-words';

/** The errors of a file's rows, with their lines and columns. */
@Component({
  selector: 'app-invalid-rows',
  imports: [DataTable, Icon],
  template: `
    <p class="warning">
      <app-icon name="warning" />
      <span>
        {{ title() }}.
        @if (count() > errors().length || errors().length >= most) {
          {{ t().import.badFirst(numbers.exact(errors().length)) }}
        }
      </span>
    </p>
    <app-data-table [label]="t().import.bad" [columns]="columns()" [scrolling]="true">
      <tbody>
        @for (row of errors(); track $index) {
          <tr>
            <td class="numeric">{{ numbers.exact(row.line) }}</td>
            <td [class.muted]="row.column === null">{{ row.column ?? t().import.wholeRow }}</td>
            <td class="reason">{{ faultText(row, numbers.language()) }}</td>
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
  readonly title = input.required<string>();
  /** Number of rows with errors, listed or not. */
  readonly count = input.required<number>();
  readonly errors = input.required<readonly BadRowDto[]>();
  readonly format = input.required<FileFormatDto>();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly faultText = faultText;
  /** Most errors that the server lists. */
  protected readonly most = 100;
  protected readonly columns = computed(() => [
    { label: this.where(), numeric: true },
    { label: this.t().import.column },
    { label: this.t().import.reason },
  ]);
  protected readonly where = computed(() =>
    this.format().kind === 'json' ? this.t().import.element : this.t().import.line,
  );
}
