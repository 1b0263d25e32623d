import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ExampleDto } from '../api/generated/models';
import { columnType, formatValue } from '../column-types/column-types';
import { DatasetColumn, valueIn } from '../column-types/dataset-columns';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { DataTable } from '../shared/table/data-table';
import { axisLabel } from '../shared/labels';

/** What was added last, each line with its way back. */
@Component({
  selector: 'app-recent-examples',
  imports: [DataTable, MatButton],
  template: `
    <app-data-table [label]="t().add.recent" [landmark]="false" [columns]="heads()" [actions]="true">
      <tbody>
        @for (row of rows(); track row.example.id) {
          <tr>
            @for (cell of row.cells; track $index) {
              <td [class.numeric]="heads()[$index]?.numeric">{{ cell }}</td>
            }
            <td class="tools">
              <button matButton type="button" [attr.aria-label]="row.undo" (click)="undo.emit(row.example)">
                {{ t().common.undo }}
              </button>
            </td>
          </tr>
        }
      </tbody>
    </app-data-table>
  `,
  styles: `
    /* In reach without scrolling sideways. */
    .tools {
      position: sticky;
      right: 0;
      background: var(--surface);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecentExamples {
  readonly columns = input.required<readonly DatasetColumn[]>();
  readonly examples = input.required<readonly ExampleDto[]>();
  readonly undo = output<ExampleDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  protected readonly heads = computed(() =>
    this.columns().map((column) => ({ label: axisLabel(column), numeric: columnType(column.kind).numeric })),
  );

  protected readonly rows = computed(() =>
    this.examples().map((example) => {
      const cells = this.columns().map((column) => formatValue(column.kind, valueIn(example, column), this.numbers));
      const what = this.columns().map(({ name }, index) => `${name} ${cells[index] ?? this.t().fields.missing}`);
      return { example, cells, undo: this.t().add.undo(what.join(', ')) };
    }),
  );
}
