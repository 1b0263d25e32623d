import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A bar from zero with its interval as a whisker. Decoration: the number stands beside it as text. */
@Component({
  selector: 'app-measured-bar',
  template: `
    <svg aria-hidden="true">
      @if (track()) {
        <rect class="track" x="0" y="4" width="100%" height="16" rx="2" />
      }
      <rect x="0" y="4" height="16" rx="2" [class.reference]="reference()" [attr.width]="percent(value())" />
      @if (whisker(); as whisker) {
        <line class="halo" y1="12" y2="12" [attr.x1]="whisker.from" [attr.x2]="whisker.to" />
        <line y1="12" y2="12" [attr.x1]="whisker.from" [attr.x2]="whisker.to" />
        <line y1="8" y2="16" [attr.x1]="whisker.from" [attr.x2]="whisker.from" />
        <line y1="8" y2="16" [attr.x1]="whisker.to" [attr.x2]="whisker.to" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      padding-right: 1px;
    }

    svg {
      display: block;
      width: 100%;
      height: 24px;
      overflow: visible;
    }

    rect {
      fill: var(--mark-model);
    }

    .track {
      fill: var(--sunken);
    }

    .reference {
      fill: var(--mark-baseline);
    }

    line {
      stroke: var(--text);
      stroke-width: 1.5;
    }

    /* Keeps the whisker visible on the bar. */
    .halo {
      stroke: var(--surface);
      stroke-width: 5;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MeasuredBar {
  readonly value = input.required<number>();
  /** Value of a full bar. */
  readonly full = input.required<number>();
  readonly lower = input<number | null>(null);
  readonly upper = input<number | null>(null);
  /** Something to compare with, not the model. */
  readonly reference = input(false);

  /** Shows how far a full bar reaches, where that says something: all of a share. */
  readonly track = input(false);

  protected readonly whisker = computed(() => {
    const [lower, upper] = [this.lower(), this.upper()];
    return lower === null || upper === null ? null : { from: this.percent(lower), to: this.percent(upper) };
  });

  protected percent(value: number): string {
    const share = this.full() > 0 ? value / this.full() : 0;
    return `${(Math.min(Math.max(share, 0), 1) * 100).toFixed(2)}%`;
  }
}
