import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnWindow } from './column-window';
import { ProblemWords } from './problems/problem-words';

/** Finds a column among many, and turns to others. */
@Component({
  selector: 'app-column-pager',
  imports: [MatButton],
  template: `
    @if (window().needed()) {
      <input
        #search
        type="search"
        class="control"
        autocomplete="off"
        [attr.aria-label]="t().findColumn"
        [placeholder]="t().findColumn"
        [value]="window().search()"
        (input)="window().find(search.value)"
      />
      <span class="number" role="status">{{ where() }}</span>
      <button
        matButton="outlined"
        type="button"
        [attr.aria-label]="t().previous"
        [disabled]="window().from() === 0"
        (click)="window().turn(-1)"
      >
        ←
      </button>
      <button
        matButton="outlined"
        type="button"
        [attr.aria-label]="t().next"
        [disabled]="window().to() >= window().total()"
        (click)="window().turn(1)"
      >
        →
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 12px;
      align-items: center;
      margin-bottom: 8px;

      &:empty {
        display: none;
      }
    }

    .control {
      width: 240px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnPager {
  readonly window = input.required<ColumnWindow<{ name: string }>>();
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(ProblemWords).t;
  protected readonly where = computed(() => {
    const { from, to, total } = this.window();
    const [first, last, all] = [from() + 1, to(), total()].map((each) => this.numbers.exact(each));
    return total() === 0 ? this.t().noColumn : this.t().columnsOf(first ?? '', last ?? '', all ?? '');
  });
}
