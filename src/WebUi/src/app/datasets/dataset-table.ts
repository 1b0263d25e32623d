import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { DatasetDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { QualityChip } from '../shared/quality-chip';
import { Icon } from '../shared/icon';
import { DataTable } from '../shared/table/data-table';
import { DatasetMarks } from './dataset-marks';

/** One row for each dataset: what it predicts, from how many rows, and when it was used. */
@Component({
  selector: 'app-dataset-table',
  imports: [DataTable, Icon, MatIconButton, QualityChip, RouterLink],
  templateUrl: './dataset-table.html',
  styleUrl: './dataset-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetTable {
  readonly datasets = input.required<readonly DatasetDto[]>();

  private readonly numbers = inject(NumberFormatter);
  protected readonly marks = inject(DatasetMarks);
  protected readonly t = inject(I18n).t;

  protected readonly columns = computed(() => {
    const t = this.t().library;
    return [
      { label: t.name },
      { label: t.model, wide: true },
      { label: t.examples, numeric: true },
      { label: t.opened, wide: true },
      { label: t.created, wide: true },
    ];
  });

  protected readonly rows = computed(() =>
    this.datasets().map((dataset) => {
      const opened = this.marks.openedAt(dataset.id);
      return {
        dataset,
        starred: this.marks.isStarred(dataset.id),
        facts: this.t().library.facts(dataset.target.name, dataset.inputs.map(({ name }) => name).join(', ')),
        examples: this.numbers.exact(dataset.exampleCount),
        opened: opened === null ? this.t().library.never : this.numbers.date(opened),
        created: this.numbers.day(dataset.createdAt),
      };
    }),
  );
}
