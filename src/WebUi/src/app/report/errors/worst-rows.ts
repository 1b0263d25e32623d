import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ModelReportDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { MissingValue } from '../../shared/table/missing-value';
import { DataTable } from '../../shared/table/data-table';
import { axisLabel } from '../../shared/labels';

/** The examples that the model gets most wrong: often mistakes in the data, or what it is not told. */
@Component({
  selector: 'app-worst-rows',
  imports: [DataTable, MissingValue, RouterLink],
  templateUrl: './worst-rows.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorstRows {
  readonly worst = input.required<ModelReportDto['worst']>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;

  protected readonly target = computed(() => axisLabel(this.dataset().target));
  protected readonly inputs = computed(() =>
    this.dataset().inputs.map((column) => ({
      ...column,
      label: axisLabel(column),
      numeric: columnType(column.kind).numeric,
    })),
  );

  protected readonly columns = computed(() => {
    const t = this.t();
    const figures = [this.target(), t.predict.prediction, t.report.difference, t.report.promised];
    return [{ label: t.report.example }, ...figures.map((label) => ({ label, numeric: true })), ...this.inputs()];
  });

  protected readonly rows = computed(() =>
    this.worst().map(({ exampleId, x, y, predicted, lower, upper }) => ({
      id: exampleId,
      y: this.numbers.exact(y),
      predicted: this.numbers.format(predicted),
      difference: this.numbers.format(y - predicted),
      interval:
        lower === null || upper === null
          ? '–'
          : this.t().report.interval(this.numbers.format(lower), this.numbers.format(upper)),
      x: this.inputs().map(({ name, kind }) => formatValue(kind, x[name], this.numbers)),
    })),
  );
}
