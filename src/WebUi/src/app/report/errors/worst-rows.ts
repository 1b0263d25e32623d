import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { changeExample } from '../../api/generated/functions';
import { ChangeExamplesRequest, ModelReportDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { MissingValue } from '../../shared/table/missing-value';
import { DataTable } from '../../shared/table/data-table';
import { axisLabel } from '../../shared/labels';
import { Toast } from '../../shared/toast';

/** The examples that the model gets most wrong: often mistakes in the data, or what it is not told. */
@Component({
  selector: 'app-worst-rows',
  imports: [DataTable, MatButton, MissingValue, RouterLink],
  templateUrl: './worst-rows.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }

    .outside {
      display: block;
      font-size: 12px;
      line-height: 16px;
      color: var(--warning);
    }

    .excluded > :not(.tools) {
      color: var(--muted);
      text-decoration: line-through;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WorstRows {
  readonly worst = input.required<ModelReportDto['worst']>();
  readonly version = input.required<number>();
  private readonly api = inject(Api);
  private readonly notice = inject(Toast);
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly current = inject(CurrentDataset);
  protected readonly dataset = this.current.dataset;
  protected readonly busy = signal(false);
  protected readonly excluded = signal<readonly string[]>([]);

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

  protected readonly rows = computed(() => {
    const worst = this.worst();
    // Equal decimals in all columns of figures: the smallest of these errors says how many.
    const error = Math.min(...worst.map(({ y, predicted }) => Math.abs(y - predicted)));
    const aligned = (values: number[]) => this.numbers.aligned(values, error);
    const y = aligned(worst.map((row) => row.y));
    const predicted = aligned(worst.map((row) => row.predicted));
    const difference = aligned(worst.map((row) => row.y - row.predicted));
    return worst.map(({ exampleId, x, lower, upper, ...row }, index) => ({
      id: exampleId,
      y: y[index],
      exact: this.numbers.exact(row.y),
      predicted: predicted[index],
      difference: difference[index],
      interval: lower === null || upper === null ? '–' : this.numbers.range(lower, upper, error),
      outside: lower !== null && upper !== null && (row.y < lower || row.y > upper),
      x: this.inputs().map(({ name, kind }) => formatValue(kind, x[name], this.numbers)),
    }));
  });

  protected async exclude(id: string): Promise<void> {
    const t = this.t().report;
    if (await this.change(id, { exclude: t.excludeReason(this.version()) })) {
      this.excluded.update((ids) => [...ids, id]);
      this.notice.offerUndo(t.excluded(id), () => void this.include(id));
    }
  }

  private async include(id: string): Promise<void> {
    if (await this.change(id, { include: true })) {
      this.excluded.update((ids) => ids.filter((other) => other !== id));
      this.notice.tell(this.t().report.included(id));
    }
  }

  private async change(id: string, body: ChangeExamplesRequest): Promise<boolean> {
    this.busy.set(true);
    try {
      await firstValueFrom(this.api.invoke(changeExample, { dataset: this.dataset().id, id: Number(id), body }));
      return true;
    } catch (error) {
      this.notice.failed(error);
      return false;
    } finally {
      this.busy.set(false);
      this.current.reload();
    }
  }
}
