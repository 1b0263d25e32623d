import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { ExampleDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { CurrentDataset } from '../datasets/current-dataset';
import { Icon } from '../shared/icon';
import { axisLabel } from '../shared/labels';
import { Sorting } from './sorting';

@Component({
  selector: 'app-example-table',
  imports: [MatIconButton, Icon],
  templateUrl: './example-table.html',
  styleUrl: './example-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExampleTable {
  readonly examples = input.required<readonly ExampleDto[]>();
  readonly sorting = input.required<Sorting>();
  /** The one that is being deleted. */
  readonly busy = input<string | null>(null);
  readonly sort = output<string>();
  readonly edit = output<ExampleDto>();
  readonly delete = output<ExampleDto>();

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(Numbers);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly columns = computed(() => {
    const { inputs, target } = this.dataset();
    const sorting = this.sorting();
    return [...inputs, { ...target, kind: 'numeric' as const }].map((column) => ({
      name: column.name,
      label: axisLabel(column),
      numeric: column.kind === 'numeric',
      sorted: column.name === sorting.column ? (sorting.descending ? 'descending' : 'ascending') : null,
    }));
  });

  protected readonly rows = computed(() => {
    const { inputs, target } = this.dataset();
    const first = inputs[0]?.name ?? '';
    return this.examples().map((example) => {
      const y = this.numbers.exact(example.y);
      const known = example.x[first] ?? null;
      return {
        example,
        cells: [...inputs.map(({ name }) => this.shown(example.x[name])), y],
        added: this.numbers.date(example.createdAt),
        what: this.t().examples.what(
          `${first} ${known === null ? this.t().examples.missing : (this.shown(known) ?? '')}`,
          `${target.name} ${y}`,
        ),
      };
    });
  });

  private shown(value: number | string | null | undefined): string | null {
    return typeof value === 'number' ? this.numbers.exact(value) : (value ?? null);
  }
}
