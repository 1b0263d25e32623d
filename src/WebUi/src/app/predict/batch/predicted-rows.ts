import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { PredictionDto, TablePreviewDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { asNumber } from '../../tasks/answers';
import { cellsOf, remarksOn, shownColumns } from './preview-cells';
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
              <td [class.numeric]="columns()[$index]?.numeric" [class.muted]="columns()[$index]?.role === 'kept'">
                {{ cell }}
              </td>
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

  protected readonly columns = computed(() => shownColumns(this.preview(), this.dataset()));

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
      cells: cellsOf(row, this.columns(), this.numbers),
      y: row.prediction ? this.numbers.measured(asNumber(row.prediction.y), uncertaintyOf(row.prediction)) : '–',
      interval: this.interval(row.prediction),
      remarks: remarksOn(row, this.t()),
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
}
