import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { FileColumnDto, ProblemRepair } from '../../api/generated/models';
import { fieldMessage } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Skeleton } from '../../shared/skeleton';
import { InvalidRows } from '../../shared/table/invalid-rows';
import { fileSize } from '../../shared/upload/file-size';
import { PreviewRows } from './preview-rows';
import { problemsOf } from '../session/found';
import { passedOver, withRepair } from '../session/import-choices';
import { ColumnPager } from './column-pager';
import { ColumnWindow } from './column-window';
import { ImportColumns } from './import-columns';
import { ImportFailure } from './import-failure';
import { ImportFormat } from './import-format';
import { ImportSplit } from './import-split';
import { ImportSession } from '../session/import-session';
import { ImportSummary } from './import-summary';
import { ProblemList } from './problems/problem-list';
import { RawRows } from './raw-rows';
import { UnusualColumns } from './unusual-columns';
import { UnclearNumbers } from './unclear-numbers';
import { UploadProgress } from '../../shared/upload/upload-progress';

/** The second step: what the server found, and what may be chosen about it. */
@Component({
  selector: 'app-import-check',
  imports: [
    ColumnPager,
    InvalidRows,
    PreviewRows,
    ImportColumns,
    ImportFailure,
    ImportFormat,
    ImportSplit,
    ImportSummary,
    MatButton,
    ProblemList,
    RawRows,
    UnusualColumns,
    Skeleton,
    UnclearNumbers,
    UploadProgress,
  ],
  templateUrl: './import-check.html',
  styleUrl: './import-check.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportCheck {
  readonly session = input.required<ImportSession>();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  private readonly columns = viewChild(ImportColumns);
  private readonly list = viewChild(ProblemList);
  private readonly split = viewChild(ImportSplit);
  private readonly found = computed<readonly FileColumnDto[]>(() => this.session().found()?.columns ?? []);
  /** The columns that both tables show at a time. */
  protected readonly window = new ColumnWindow(this.found);
  protected readonly rawRows = computed(() => this.session().found()?.rawRows ?? []);
  protected readonly problems = computed(() => {
    const found = this.session().found();
    return found ? problemsOf(found) : [];
  });

  protected readonly size = computed(() => {
    const { size, unit } = fileSize(this.session().file()?.size ?? 0);
    return this.t().import.size(this.numbers.format(size, 3), this.t().import.units[unit] ?? '');
  });

  protected readonly counts = computed(() => {
    const found = this.session().found();
    const texts = this.t().import;
    if (!found) {
      return [];
    }
    const { total, identical, bad } = found;
    const counts = [
      { value: total, label: texts.rows(total, '').trim(), bad: false },
      { value: found.new - (identical ?? 0), label: texts.new, bad: false },
      ...(identical === null || this.session().dataset === null
        ? []
        : [{ value: identical, label: texts.identical, bad: false }]),
      { value: bad, label: texts.bad, bad: bad > 0 },
    ];
    return counts.map((count) => ({ ...count, value: this.numbers.exact(count.value) }));
  });

  protected readonly target = computed(
    () =>
      this.session()
        .found()
        ?.columns.find(({ role }) => role === 'target')?.name,
  );

  /** All of them: where one is no number, the rows that are chosen for say so. */
  protected readonly targets = computed(() => (this.session().found()?.columns ?? []).map(({ name }) => name));

  protected readonly passedOver = computed(() => {
    const found = this.session().found();
    return found && passedOver(found, this.session().choices());
  });

  protected readonly nameMessage = computed(() => {
    const { choices, failure } = this.session();
    const problem = failure()?.problem ?? null;
    if (choices().name.trim() === '') {
      return this.t().datasets.nameNeeded;
    }
    return problem?.kind === 'name-taken'
      ? this.t().problems['name-taken'].title
      : (fieldMessage(problem, 'name') ?? '');
  });

  protected repair({ parameters }: ProblemRepair): void {
    this.session().change(withRepair(this.session().choices(), parameters));
  }

  protected editColumn(name: string): void {
    this.columns()?.focus(name);
  }

  protected showQuestions(): void {
    this.list()?.focus();
  }

  protected showSplit(): void {
    this.split()?.show();
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
