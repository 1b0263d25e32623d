import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { SplitDto } from '../api/generated/models';
import { SplitWords } from './split-words';

/** Says beside figures that they are about new groups or later rows; by row, as is usual, nothing unless it is told to. */
@Component({
  selector: 'app-split-badge',
  template: `
    @if (split().by !== 'row' || always()) {
      <span class="badge" [title]="how()">{{ said() }}</span>
    }
  `,
  styles: `
    .badge {
      display: inline-block;
      padding: 2px 8px;
      overflow-wrap: anywhere;
      font-size: 12px;
      line-height: 16px;
      font-weight: 500;
      color: var(--text);
      border: 1px dashed var(--control-border);
      border-radius: var(--radius);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SplitBadge {
  readonly split = input.required<Pick<SplitDto, 'by' | 'column'>>();
  /** By row as well, beside others. */
  readonly always = input(false);
  private readonly words = inject(SplitWords);
  protected readonly said = computed(() => this.words.said(this.split()));
  protected readonly how = computed(() => {
    const { by, column } = this.split();
    const { rowHow, groupHow, timeHow } = this.words.t();
    return by === 'row' ? rowHow : (by === 'time' ? timeHow : groupHow)(column ?? '');
  });
}
