import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ModelReportDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { CurrentDataset } from '../datasets/current-dataset';
import { axisLabel } from '../shared/labels';

/** The examples that the model gets most wrong: often mistakes in the data, or what it is not told. */
@Component({
  selector: 'app-worst-rows',
  imports: [RouterLink],
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
  private readonly numbers = inject(Numbers);
  protected readonly dataset = inject(CurrentDataset).dataset;

  protected readonly target = computed(() => axisLabel(this.dataset().target));
  protected readonly inputs = computed(() =>
    this.dataset().inputs.map((column) => ({
      name: column.name,
      label: axisLabel(column),
      numeric: column.kind === 'numeric',
    })),
  );

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
      x: this.inputs().map(({ name }) => this.shown(x[name])),
    })),
  );

  private shown(value: number | string | null | undefined): string | null {
    return typeof value === 'number' ? this.numbers.exact(value) : (value ?? null);
  }
}
