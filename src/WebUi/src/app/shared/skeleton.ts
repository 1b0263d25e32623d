import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';

/** Grey lines in place of what is loading; only seen when it takes longer than 150 ms. */
@Component({
  selector: 'app-skeleton',
  template: `
    <span class="visually-hidden" role="status">{{ t().common.loading }}</span>
    @for (line of list(); track line) {
      <div class="line" [style.height.px]="height()"></div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      visibility: hidden;
      animation: appear 0s 150ms forwards;
    }

    .line {
      background: var(--sunken);
      border-radius: var(--radius);
      animation: breathe 1.2s ease-in-out infinite alternate;
    }

    @keyframes appear {
      to {
        visibility: visible;
      }
    }

    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  readonly lines = input(5);
  readonly height = input(24);
  protected readonly t = inject(I18n).t;
  protected readonly list = computed(() => Array.from({ length: this.lines() }, (_, index) => index));
}
