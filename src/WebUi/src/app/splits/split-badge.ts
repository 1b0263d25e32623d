import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { SplitDto } from '../api/generated/models';
import { SplitWords } from './split-words';

/** Says beside figures that they are about new groups or later rows; by row, as is usual, nothing. */
@Component({
  selector: 'app-split-badge',
  template: `
    @if (split().column; as column) {
      <span class="badge" [title]="how()">{{ words().badge(column) }}</span>
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
  protected readonly words = inject(SplitWords).t;
  protected readonly how = computed(() => {
    const { by, column } = this.split();
    return this.words()[by === 'time' ? 'timeHow' : 'groupHow'](column ?? '');
  });
}
