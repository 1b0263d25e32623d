import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FileColumnDto } from '../../api/generated/models';
import { kindsFor } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DataTable } from '../../shared/table/data-table';
import { ColumnUse } from '../import-choices';
import { ImportSession } from '../import-session';

const USES: readonly ColumnUse[] = [...kindsFor('input'), 'leaveOut'];

/** What each column holds and becomes; for a new dataset that can be changed. */
@Component({
  selector: 'app-import-columns',
  imports: [DataTable],
  templateUrl: './import-columns.html',
  styles: `
    td {
      height: 48px;
    }

    .control {
      width: 136px;
    }

    .name {
      max-width: 240px;
      overflow: hidden;
      text-overflow: ellipsis;
      font-weight: 500;
    }

    .holds {
      max-width: 480px;
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .out td:not(.use) {
      color: var(--muted);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportColumns {
  readonly session = input.required<ImportSession>();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly uses = USES;

  protected readonly columns = computed(() => {
    const t = this.t().import;
    return [{ label: t.column }, { label: t.use }, { label: t.holds }, { label: t.missing, numeric: true }];
  });

  protected readonly rows = computed(() =>
    (this.session().found()?.columns ?? []).map((column) => ({
      ...column,
      use: this.session().choices().uses[column.name] ?? column.kind ?? 'leaveOut',
      holds: this.holds(column),
    })),
  );

  protected use(column: string, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const { uses } = this.session().choices();
    this.session().ask({ uses: { ...uses, [column]: value as ColumnUse } });
  }

  private holds({ min, max, categories }: FileColumnDto): string {
    if (categories.length > 0) {
      return categories.join(', ');
    }
    return min === null || max === null ? '' : this.t().import.range(this.numbers.exact(min), this.numbers.exact(max));
  }
}
