import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { changeExample } from '../../api/generated/functions';
import { ChangeExamplesRequest, ModelDto, ModelReportDto } from '../../api/generated/models';
import { columnType, formatValue } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { MissingValue } from '../../shared/table/missing-value';
import { DataTable } from '../../shared/table/data-table';
import { axisLabel } from '../../shared/labels';
import { Toast } from '../../shared/toast';
import { WORST_FIGURES } from './worst-figures';

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

    @media print {
      .outside {
        white-space: nowrap;
      }
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
  readonly model = input.required<ModelDto>();
  private readonly api = inject(Api);
  private readonly notice = inject(Toast);
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly current = inject(CurrentDataset);
  protected readonly dataset = this.current.dataset;
  protected readonly busy = signal(false);
  protected readonly excluded = signal<readonly string[]>([]);

  private readonly figures = computed(() => WORST_FIGURES[this.model().task]);
  protected readonly heads = computed(() => this.figures().heads(this.dataset().target, this.t()));
  /** Without those that the model does not know. */
  protected readonly inputs = computed(() =>
    this.dataset()
      .inputs.filter(({ name }) => !this.model().options.leaveOut?.includes(name))
      .map((column) => ({ ...column, label: axisLabel(column), numeric: columnType(column.kind).numeric })),
  );

  protected readonly columns = computed(() => [
    { label: this.t().report.example },
    { label: this.t().examples.actions, labelHidden: true },
    ...this.heads(),
    ...this.inputs(),
  ]);

  protected readonly rows = computed(() => {
    const cells = this.figures().cells(this.worst(), this.t(), this.numbers);
    return this.worst().map(({ exampleId, x }, index) => ({
      id: exampleId,
      cells: cells[index] ?? [],
      x: this.inputs().map(({ name, kind }) => formatValue(kind, x[name], this.numbers)),
    }));
  });

  protected async exclude(id: string): Promise<void> {
    const t = this.t().report;
    if (await this.change(id, { exclude: t.excludeReason(this.model().version) })) {
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
