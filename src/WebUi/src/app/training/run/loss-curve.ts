import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { EpochDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec, Point } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';

const SHOWN_EPOCHS = 500;

/** Every so-manieth epoch where there are more than a line can show; the last one always. */
export function thinned<T>(items: readonly T[], most: number): T[] {
  const stride = Math.ceil(items.length / most);
  return items.filter((_, index) => (items.length - 1 - index) % stride === 0);
}

/** Training and validation loss by epoch, on a logarithmic scale. */
@Component({
  selector: 'app-loss-curve',
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
      height: 300px;
      padding: 16px;
      text-align: center;
      background: var(--sunken);
      border-radius: var(--radius);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LossCurve {
  readonly epochs = input.required<readonly EpochDto[]>();
  protected readonly t = inject(I18n).t;
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly numbers = inject(NumberFormatter);

  protected readonly spec = computed<ChartSpec | null>(() => {
    const epochs = thinned(this.epochs(), SHOWN_EPOCHS);
    // Members that stop early leave epochs out.
    const gap = Math.ceil(this.epochs().length / SHOWN_EPOCHS);
    const last = epochs.at(-1);
    if (!last) {
      return null;
    }
    const t = this.t().training;
    const best = this.epochs().reduce((low, epoch) => (epoch.validationLoss < low.validationLoss ? epoch : low), last);
    return {
      summary: t.curveSummary(
        last.epoch,
        this.numbers.format(last.trainLoss, 3),
        this.numbers.format(last.validationLoss, 3),
      ),
      x: { label: t.epochAxis },
      y: { label: this.t().tasks[this.dataset().task].loss, log: true },
      series: [
        { label: t.trainLoss, role: 'model', gap, points: points(epochs, ({ trainLoss }) => trainLoss) },
        {
          label: t.validationLoss,
          role: 'validation',
          gap,
          points: points(epochs, ({ validationLoss }) => validationLoss),
        },
        { label: t.best(best.epoch), role: 'best', points: points([best], ({ validationLoss }) => validationLoss) },
      ],
    };
  });
}

/** A logarithmic scale has no place for a loss of nothing. */
function points(epochs: readonly EpochDto[], loss: (epoch: EpochDto) => number): Point[] {
  return epochs.map((epoch) => ({ x: epoch.epoch, y: loss(epoch) })).filter(({ y }) => y > 0);
}
