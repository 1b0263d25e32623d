import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ImportDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';

/** The first rows as the examples they would become. */
@Component({
  selector: 'app-found-rows',
  template: `
    <div class="table-frame" tabindex="0" role="region" [attr.aria-label]="t().import.first">
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="numeric">{{ where() }}</th>
            @for (column of columns(); track column.name) {
              <th scope="col" [class.numeric]="column.kind === 'numeric'">{{ column.name }}</th>
            }
            @if (excluded()) {
              <th scope="col">{{ t().import.excluded }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.line) {
            <tr>
              <td class="numeric muted">{{ row.line }}</td>
              @for (cell of row.cells; track $index) {
                <td [class.numeric]="columns()[$index]?.kind === 'numeric'">{{ cell }}</td>
              }
              @if (excluded()) {
                <td>{{ row.excluded }}</td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    th:first-child {
      width: 1px;
    }

    .table td {
      height: 32px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FoundRows {
  readonly found = input.required<ImportDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(Numbers);
  protected readonly where = computed(() =>
    this.found().format.kind === 'json' ? this.t().import.element : this.t().import.line,
  );
  protected readonly excluded = computed(() => this.found().rows.some((row) => row.excluded !== null));
  /** As they will stand in the dataset: the target last. */
  protected readonly columns = computed(() => {
    const { columns } = this.found();
    return [...columns.filter(({ role }) => role === 'input'), ...columns.filter(({ role }) => role === 'target')];
  });
  protected readonly rows = computed(() =>
    this.found().rows.map(({ line, x, y, excluded }) => ({
      line: this.numbers.exact(line),
      excluded,
      cells: this.columns().map(({ name, role }) => this.shown(role === 'target' ? y : x[name])),
    })),
  );

  private shown(value: number | string | null | undefined): string {
    return typeof value === 'number' ? this.numbers.exact(value) : (value ?? '–');
  }
}
