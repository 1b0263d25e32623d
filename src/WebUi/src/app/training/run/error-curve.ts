import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { EpochDto, ReferenceErrorsDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec, Series } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { taskOf } from '../../tasks/tasks';
import { bestSoFar } from './error-text';
import { ErrorWords } from './error-words';
import { thinned } from './loss-curve';

const SHOWN_EPOCHS = 300;
/** Two lines closer than this share of the height have no room for their labels. */
const CLOSE = 0.1;

/** The error in the target's unit while a training runs, between two lines to compare it with. */
@Component({
  selector: 'app-error-curve',
  imports: [Chart],
  template: `
    @if (spec(); as spec) {
      <app-chart [spec]="spec" />
    } @else {
      <p class="space muted">{{ t().training.noCurve }}</p>
    }
  `,
  styles: `
    :host {
      --chart-height: 240px;

      display: block;
      min-width: 0;
    }

    .space {
      display: grid;
      place-items: center;
      height: 320px;
      padding: 16px;
      text-align: center;
      background: var(--sunken);
      border-radius: var(--radius);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorCurve {
  readonly epochs = input.required<readonly EpochDto[]>();
  readonly references = input.required<ReferenceErrorsDto | null>();

  protected readonly t = inject(I18n).t;
  private readonly words = inject(ErrorWords).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly spec = computed<ChartSpec | null>(() => {
    const t = this.words()[this.dataset().task];
    const { unit } = this.dataset().target;
    const { scale, text: say } = taskOf(this.dataset()).trainingError;
    const references = this.references();
    const known = this.epochs().flatMap(({ epoch, epochs, validationError }) =>
      validationError === null ? [] : [{ x: (100 * epoch) / epochs, error: validationError }],
    );
    const best = bestSoFar(known.map(({ error }) => error));
    const points = thinned(
      known.map(({ x }, index) => ({ x, y: best[index] ?? NaN })),
      SHOWN_EPOCHS,
    );
    const now = points.at(-1)?.y;
    if (!references || now === undefined) {
      return null;
    }
    const { mean, linear } = references;
    const text = (error: number) => say(error, linear, unit, this.numbers);
    const top = 1.1 * scale * Math.max(mean, linear, ...points.map(({ y }) => y));
    const reference = (label: string, error: number, inline: boolean): Series => ({
      label,
      role: 'baseline',
      inline,
      points: [0, 100].map((x) => ({ x, y: scale * error })),
    });
    return {
      summary: t.summary(text(now), text(linear), text(mean)),
      x: { label: t.progress, range: { lower: 0, upper: 100 } },
      // From zero, so that the heights of the lines can be compared.
      y: {
        label: t.axis(unit),
        log: false,
        range: { lower: 0, upper: top },
        format: (value) => text(value / scale),
      },
      series: [
        reference(t.mean, mean, true),
        reference(t.linear, linear, scale * Math.abs(mean - linear) > CLOSE * top),
        { label: t.model, role: 'model', points: points.map(({ x, y }) => ({ x, y: scale * y })) },
      ],
    };
  });
}
