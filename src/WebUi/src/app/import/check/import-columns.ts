import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input } from '@angular/core';
import { FileColumnDto, FileColumnRole, ImportDto } from '../../api/generated/models';
import { columnType, kindsFor } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DataTable } from '../../shared/table/data-table';
import { ColumnUse, roleOf, withName, withRole } from '../session/import-choices';
import { ImportSession } from '../session/import-session';
import { columnValue, withColumnValue } from '../session/reading';
import { ColumnWindow } from './column-window';
import { ProblemWords } from './problems/problem-words';
import { TARGET_KINDS, taskWithTarget } from '../../tasks/target-kinds';

const ROLES: readonly FileColumnRole[] = ['input', 'target', 'kept', 'leftOut'];
const MAX_NAME = 200;
const MAX_UNIT = 32;

/** What each column holds and becomes; for a new dataset that can be changed. */
@Component({
  selector: 'app-import-columns',
  imports: [DataTable],
  templateUrl: './import-columns.html',
  styleUrl: './import-columns.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportColumns {
  readonly session = input.required<ImportSession>();
  readonly window = input.required<ColumnWindow<ImportDto['columns'][number]>>();
  protected readonly words = inject(ProblemWords);
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly roles = ROLES;
  protected readonly kinds = kindsFor('input');
  protected readonly targetKinds = TARGET_KINDS;
  protected readonly maxName = MAX_NAME;
  protected readonly maxUnit = MAX_UNIT;
  protected readonly created = computed(() => this.session().dataset === null);
  protected readonly storing = computed(() => this.session().busy()?.what === 'storing');

  protected readonly columns = computed(() => {
    const t = this.t().import;
    const { unit, notation } = this.words.t();
    return [
      { label: t.column },
      { label: t.role },
      { label: t.kind },
      { label: unit },
      { label: notation },
      { label: t.holds },
      { label: t.missing, numeric: true },
    ];
  });

  protected readonly rows = computed(() => {
    const choices = this.session().choices();
    return this.window()
      .shown()
      .map(({ column, place }) => {
        const kind = choices.uses[column.name] ?? column.kind;
        const role = roleOf(column, choices);
        return {
          column,
          place,
          role,
          kind,
          unit: role === 'input' || role === 'target' ? (column.unit ?? '') : null,
          notations: this.notationsOf(column),
          source: column.sourceName && column.sourceName !== column.name ? column.sourceName : null,
          holds: this.holds(column),
          reason: this.words.reason(column),
          task: role === 'target' ? taskWithTarget(kind) : null,
        };
      });
  });

  /** Leads to the settings of a column. */
  focus(column: string): void {
    const place = this.rows().find((row) => row.column.name === column)?.place ?? 0;
    const row = this.host.querySelector<HTMLElement>(`[data-place="${place}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('input, select')?.focus({ preventScroll: true });
  }

  protected setRole(column: FileColumnDto, role: string): void {
    this.session().change(withRole(this.session().choices(), column, role as FileColumnRole));
  }

  /** A type makes a column an input: the target that the server has found is named with it. */
  protected setKind(column: FileColumnDto, kind: string): void {
    const choices = this.session().choices();
    const { name } = column;
    this.session().change({
      uses: { ...choices.uses, [name]: kind as ColumnUse },
      ...(roleOf(column, choices) === 'target' ? { target: name } : {}),
    });
  }

  /** An empty name is the file's own again. */
  protected rename(column: FileColumnDto, typed: string): void {
    const wanted = typed.trim();
    if (wanted !== column.name) {
      const own = wanted === '' || wanted === column.sourceName;
      this.session().change(withName(this.session().choices(), column, own ? undefined : wanted));
    }
  }

  protected setUnit({ name, unit }: FileColumnDto, typed: string): void {
    if (typed.trim() !== (unit ?? '')) {
      this.set('unit', name, typed.trim());
    }
  }

  protected setNotation({ name }: FileColumnDto, parameter: string, value: string): void {
    this.set(parameter, name, value === '' ? undefined : value);
  }

  private set(parameter: string, column: string, value: string | undefined): void {
    const { reading } = this.session().choices();
    this.session().change({ reading: withColumnValue(reading, parameter, column, value) });
  }

  /** The ways in which the cells of a column may be written; the file's own one first. */
  private notationsOf({ name, kind, notation }: FileColumnDto) {
    const { reading } = this.session().choices();
    const { decimals, orders } = this.words.t();
    const [parameter, found, labels] =
      kind === 'dateTime'
        ? (['dateOrder', notation?.dateOrder, orders] as const)
        : (['decimal', notation?.decimalSign, decimals] as const);
    if (!notation || kind === null || !columnType(kind).numeric || kind === 'timeOfDay') {
      return null;
    }
    const chosen = columnValue(reading, parameter, name) ?? found ?? '';
    const options = Object.entries(labels).map(([value, label]) => ({ value, label, chosen: value === chosen }));
    return {
      parameter,
      text: notation.text,
      options: chosen === '' ? [{ value: '', label: '–', chosen: true }, ...options] : options,
    };
  }

  private holds({ name, kind, min, max, categories }: FileColumnDto): string {
    if (categories.length > 0) {
      return categories.join(', ');
    }
    const type = columnType(kind ?? 'numeric');
    const [from, to] = [min, max].map((value) =>
      value === null ? null : type.calendar ? type.figure(value, { name }, this.numbers) : this.numbers.exact(value),
    );
    return from && to ? this.t().import.range(from, to) : '';
  }
}
