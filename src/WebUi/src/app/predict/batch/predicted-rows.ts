import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { PredictionDto, PreviewRowDto, TablePreviewDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { columnsOf } from '../../column-types/dataset-columns';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { uncertaintyOf } from '../result/uncertainty';
import { DataTable } from '../../shared/table/data-table';

/** The first rows of a file with their predictions or errors. */
@Component({
  selector: 'app-predicted-rows',
  imports: [DataTable],
  template: `
    <app-data-table [label]="t().many.title" [columns]="heads()">
      <tbody>
        @for (row of rows(); track row.line) {
          <tr>
            <td class="numeric muted">{{ row.line }}</td>
            @for (cell of row.cells; track $index) {
              <td [class.numeric]="columns()[$index]?.numeric" [class.muted]="columns()[$index]?.kept">{{ cell }}</td>
            }
            <td class="numeric answer">{{ row.y }}</td>
            <td class="numeric">{{ row.interval }}</td>
            <td class="small" [class.problem]="row.invalid">{{ row.remarks }}</td>
          </tr>
        }
      </tbody>
    </app-data-table>
  `,
  styles: `
    .answer {
      font-weight: 600;
    }

    .problem {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PredictedRows {
  readonly preview = input.required<TablePreviewDto>();
  readonly confidence = input.required<number>();

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;

  /** Inputs and kept columns that the file contains. */
  protected readonly columns = computed(() => {
    const { missing, kept } = this.preview();
    return columnsOf(this.dataset())
      .filter(({ name, role }) => (role === 'input' ? !missing.includes(name) : kept.includes(name)))
      .map((column) => ({ ...column, numeric: columnType(column.kind).numeric, kept: column.role === 'kept' }));
  });

  protected readonly heads = computed(() => {
    const { import: file, many } = this.t();
    const numeric = true;
    return [
      { label: this.preview().format.kind === 'json' ? file.element : file.line, numeric },
      ...this.columns().map(({ name, numeric }) => ({ label: name, numeric })),
      { label: many.predicted(this.dataset().target.name), numeric },
      { label: many.interval(this.numbers.percent(this.confidence())), numeric },
      { label: many.warnings },
    ];
  });

  protected readonly rows = computed(() =>
    this.preview().rows.map((row) => ({
      line: this.numbers.exact(row.line),
      cells: this.columns().map(
        ({ name, kind }) => formatValue(kind, row.x[name] ?? row.kept[name], this.numbers) ?? '–',
      ),
      y: row.prediction ? this.numbers.measured(row.prediction.y, uncertaintyOf(row.prediction)) : '–',
      interval: this.interval(row.prediction),
      remarks: this.remarks(row),
      invalid: row.prediction === null,
    })),
  );

  private interval(prediction: PredictionDto | null): string {
    if (!prediction?.interval) {
      return '–';
    }
    const { lower, upper } = prediction.interval;
    const uncertainty = uncertaintyOf(prediction);
    const [from = '', to = ''] = this.numbers.aligned([lower, upper], uncertainty);
    return prediction.covered ? this.numbers.range(lower, upper, uncertainty) : this.t().predict.roughGuess(from, to);
  }

  private remarks({ prediction, errors }: PreviewRowDto): string {
    const { warnings } = this.t().predict;
    return prediction
      ? prediction.warnings.map(({ code, column }) => warnings[code](column ?? '')).join(' · ')
      : errors.map(({ column, reason }) => (column === null ? reason : `${column}: ${reason}`)).join(' · ');
  }
}
