import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ColumnSummaryDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { ColumnField } from '../column-type';

const MOST_CHIPS = 7;
const LONGEST_CHIP = 24;

/** Categories few and short enough to show side by side; null where they need a list. */
export function chipsOf(summary: ColumnSummaryDto | undefined): string[] | null {
  const categories = (summary?.categories ?? []).map(({ value }) => value);
  const few = categories.length > 0 && categories.length <= MOST_CHIPS && categories.length === summary?.distinct;
  const short = categories.every(({ length }) => length <= LONGEST_CHIP);
  // By name, so that none moves as rows come and go.
  return few && short ? categories.sort((a, b) => a.localeCompare(b, undefined, { numeric: true })) : null;
}

/** One choice among few categories, all in sight. */
@Component({
  selector: 'app-category-chips',
  template: `
    <div
      class="chips"
      role="radiogroup"
      [id]="field().id"
      [attr.aria-labelledby]="field().id + '-label'"
      [attr.aria-describedby]="field().id + '-help'"
    >
      @for (value of values(); track value) {
        <label [class.none]="value === ''">
          <input
            type="radio"
            [name]="field().id"
            [value]="value"
            [checked]="value === field().text()"
            (change)="field().write(value)"
          />
          {{ value || t().fields.missing }}
        </label>
      }
    </div>
  `,
  styleUrl: './category-chips.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CategoryChips {
  readonly field = input.required<ColumnField>();
  readonly categories = input.required<readonly string[]>();
  protected readonly t = inject(I18n).t;

  /** The categories, one that a link brought along, and none. */
  protected readonly values = computed(() => [...new Set([...this.categories(), this.field().text(), ''])]);
}
