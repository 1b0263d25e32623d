import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { FileRecord, ImportDto } from '../../api/generated/models';
import { columnType } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { problemsOf } from '../session/found';
import { withReading } from '../session/import-choices';
import { ImportSession } from '../session/import-session';
import { withValue } from '../session/reading';
import { ColumnWindow } from './column-window';
import { ProblemWords } from './problems/problem-words';
import { keyOf, Mark, marksOf } from './raw-marks';

const NONE = 'none';

/** The file's first records as they are written; what is unclear or no row is marked in its place. */
@Component({
  selector: 'app-raw-rows',
  templateUrl: './raw-rows.html',
  styleUrl: './raw-rows.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RawRows {
  readonly session = input.required<ImportSession>();
  readonly found = input.required<ImportDto>();
  readonly rows = input.required<readonly FileRecord[]>();
  readonly window = input.required<ColumnWindow<ImportDto['columns'][number]>>();
  /** The settings of a column are asked for. */
  readonly edit = output<string>();
  private readonly words = inject(ProblemWords);
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = this.words.t;
  protected readonly common = inject(I18n).t;
  protected readonly none = NONE;
  protected readonly busy = computed(() => this.session().busy() !== null);

  protected readonly columns = computed(() =>
    this.window()
      .shown()
      .map(({ column, place }) => ({
        place,
        name: column.name,
        kind: column.kind ? this.common().kinds[column.kind] : '',
        role: this.common().roles[column.role],
        leftOut: column.role === 'leftOut',
        target: column.role === 'target',
        numeric: column.kind !== null && columnType(column.kind).numeric,
      })),
  );

  private readonly marks = computed(() =>
    marksOf(
      this.rows(),
      this.found().columns.map(({ name }) => name),
      problemsOf(this.found()),
    ),
  );

  protected readonly lines = computed(() => {
    const marks = this.marks();
    const roles: Readonly<Record<string, string>> = this.t().roles;
    return this.rows().map(({ line, role, cells }) => ({
      line,
      shown: this.numbers.exact(line),
      role,
      what: roles[role] ?? '',
      names: role === 'header' || role === 'units',
      aside: role !== 'row' && role !== 'header' && role !== 'units',
      mark: this.shown(marks.get(keyOf(line, -1))),
      cells: this.columns().map(({ place, numeric }) => ({
        text: cells[place] ?? '',
        numeric: numeric && role === 'row',
        mark: this.shown(marks.get(keyOf(line, place))),
      })),
    }));
  });

  /** Line of the column names; none where there are none. */
  protected readonly header = computed(() => {
    const line = this.rows().find(({ role }) => role === 'header')?.line;
    return line === undefined ? NONE : String(line);
  });

  protected setHeader(value: string): void {
    const choices = this.session().choices();
    this.session().change(withReading(choices, 'header', withValue(choices.reading, 'header', value)));
  }

  private shown(mark: Mark | undefined): { severity: string; title: string } | null {
    return mark
      ? { severity: mark.severity, title: mark.problems.map((problem) => this.words.title(problem)).join(' · ') }
      : null;
  }
}
