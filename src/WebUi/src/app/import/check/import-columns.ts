import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FileColumnDto, FileColumnRole } from '../../api/generated/models';
import { kindsFor } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DataTable } from '../../shared/table/data-table';
import { ColumnUse, roleOf, withRole } from '../session/import-choices';
import { ImportSession } from '../session/import-session';

const ROLES: readonly FileColumnRole[] = ['input', 'target', 'kept', 'leftOut'];

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
      width: auto;
      min-width: 128px;
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

    .reason {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: 12px;
      line-height: 16px;
      color: var(--muted);
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
  protected readonly roles = ROLES;
  protected readonly kinds = kindsFor('input');
  protected readonly storing = computed(() => this.session().busy()?.what === 'storing');

  protected readonly columns = computed(() => {
    const t = this.t().import;
    return [
      { label: t.column },
      { label: t.role },
      { label: t.kind },
      { label: t.holds },
      { label: t.missing, numeric: true },
    ];
  });

  protected readonly rows = computed(() => {
    const choices = this.session().choices();
    return (this.session().found()?.columns ?? []).map((column) => ({
      column,
      role: roleOf(column, choices),
      kind: choices.uses[column.name] ?? column.kind,
      holds: this.holds(column),
    }));
  });

  protected setRole(column: FileColumnDto, event: Event): void {
    this.session().ask(withRole(this.session().choices(), column, valueOf(event) as FileColumnRole));
  }

  protected setKind({ name }: FileColumnDto, event: Event): void {
    const { uses } = this.session().choices();
    this.session().ask({ uses: { ...uses, [name]: valueOf(event) as ColumnUse } });
  }

  private holds({ min, max, categories }: FileColumnDto): string {
    if (categories.length > 0) {
      return categories.join(', ');
    }
    return min === null || max === null ? '' : this.t().import.range(this.numbers.exact(min), this.numbers.exact(max));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
