import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { fieldMessage } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { Skeleton } from '../../shared/skeleton';
import { InvalidRows } from '../../shared/table/invalid-rows';
import { fileSize } from '../../shared/upload/file-size';
import { PreviewRows } from './preview-rows';
import { passedOver } from '../session/import-choices';
import { ImportColumns } from './import-columns';
import { ImportFailure } from './import-failure';
import { ImportFormat } from './import-format';
import { ImportSession } from '../session/import-session';
import { ImportSummary } from './import-summary';
import { UnusualColumns } from './unusual-columns';
import { UnclearNumbers } from './unclear-numbers';
import { UploadProgress } from '../../shared/upload/upload-progress';

/** The second step: what the server found, and what may be chosen about it. */
@Component({
  selector: 'app-import-check',
  imports: [
    InvalidRows,
    PreviewRows,
    ImportColumns,
    ImportFailure,
    ImportFormat,
    ImportSummary,
    MatButton,
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

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }
}
