import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DOT_COLUMNS, dotsOf } from './outcomes';

const SIZE = 10;
/** Room for the usual heights, so that nothing below jumps. */
const USUAL_ROWS = 4;

/**
 * Twenty equally likely outcomes as dots. People who count them decide nearly as well as with the whole distribution
 * (Fernandes et al. 2018, "Uncertainty displays using quantile dotplots or CDFs improve transit decision-making").
 */
@Component({
  selector: 'app-outcome-dots',
  template: `
    @if (picture(); as picture) {
      <figure>
        <svg role="img" [attr.viewBox]="picture.viewBox" [attr.aria-label]="summary()">
          @for (dot of picture.dots; track $index) {
            <circle r="4" [attr.cx]="dot.x" [attr.cy]="dot.y" [class.above]="dot.above" />
          }
          <line x1="0" [attr.x2]="picture.width" [attr.y1]="picture.height" [attr.y2]="picture.height" />
        </svg>
        <div class="ends number" aria-hidden="true">
          <span>{{ ends()[0] }}</span>
          <span class="caption">{{ t().predict.outcomes }}</span>
          <span>{{ ends()[1] }}</span>
        </div>
      </figure>
    }
  `,
  styleUrl: './outcome-dots.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OutcomeDots {
  /** Ascending. */
  readonly outcomes = input.required<readonly number[]>();
  readonly unit = input<string | null>(null);
  readonly uncertainty = input.required<number | null>();
  /** Dots above it are filled. */
  readonly threshold = input<number | null>(null);

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  protected readonly picture = computed(() => {
    const dots = dotsOf(this.outcomes());
    if (!dots) {
      return null;
    }
    const rows = Math.max(USUAL_ROWS, ...dots.map(({ row }) => row + 1));
    const [width, height] = [DOT_COLUMNS * SIZE, rows * SIZE];
    const threshold = this.threshold();
    return {
      width,
      height,
      viewBox: `0 0 ${width} ${height + 1}`,
      dots: dots.map(({ column, row, value }) => ({
        x: (column + 0.5) * SIZE,
        y: height - (row + 0.5) * SIZE,
        above: threshold === null || value > threshold,
      })),
    };
  });

  protected readonly ends = computed(() => {
    const outcomes = this.outcomes();
    return this.numbers.aligned([outcomes[0] ?? NaN, outcomes.at(-1) ?? NaN], this.uncertainty());
  });

  protected readonly summary = computed(() => {
    const outcomes = this.outcomes();
    const [below, above] = [outcomes[outcomes.length / 2 - 1] ?? NaN, outcomes[outcomes.length / 2] ?? NaN];
    const say = (value: number) => this.numbers.measured(value, this.uncertainty(), this.unit());
    const middle = say((below + above) / 2);
    return this.t().predict.outcomesSummary(say(outcomes[0] ?? NaN), middle, say(outcomes.at(-1) ?? NaN));
  });
}
