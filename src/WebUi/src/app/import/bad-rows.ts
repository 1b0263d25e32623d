import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ImportDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { Icon } from '../shared/icon';

/** Where to look in the file for what is wrong with it. */
@Component({
  selector: 'app-bad-rows',
  imports: [Icon],
  template: `
    <p class="warning">
      <app-icon name="warning" />
      <span>
        {{ t().import.badTitle(found().bad, numbers.exact(found().bad)) }}.
        @if (found().bad > found().badRows.length || found().badRows.length >= most) {
          {{ t().import.badFirst(numbers.exact(found().badRows.length)) }}
        }
      </span>
    </p>
    <div class="table-frame" tabindex="0" role="region" [attr.aria-label]="t().import.bad">
      <table class="table">
        <thead>
          <tr>
            <th scope="col" class="numeric">{{ where() }}</th>
            <th scope="col">{{ t().import.column }}</th>
            <th scope="col">{{ t().import.reason }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of found().badRows; track $index) {
            <tr>
              <td class="numeric">{{ numbers.exact(row.line) }}</td>
              <td [class.muted]="row.column === null">{{ row.column ?? t().import.wholeRow }}</td>
              <td class="reason">{{ row.reason }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }

    .table-frame {
      max-height: 280px;
      overflow: auto;
    }

    th {
      position: sticky;
      top: 0;
      box-shadow: inset 0 -1px var(--border);
    }

    .table td {
      height: 32px;
    }

    .table .reason {
      width: 100%;
      min-width: 240px;
      white-space: normal;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BadRows {
  readonly found = input.required<ImportDto>();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(Numbers);
  /** The server tells no more faults than these. */
  protected readonly most = 100;
  protected readonly where = computed(() =>
    this.found().format.kind === 'json' ? this.t().import.element : this.t().import.line,
  );
}
