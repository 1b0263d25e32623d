import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { Api } from '../../api/generated/api';
import { listPoints, predict } from '../../api/generated/functions';
import { DatasetDetailDto, PredictionListDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec } from '../../charts/chart-spec';
import { toPoints } from '../../charts/points';
import { columnType } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { axisLabel } from '../../shared/labels';
import { Curve, curveSeries, gridOf, toCurve } from './partial-dependence-curve';
import { AnsweredInput, PredictionInput } from '../prediction-input';

const SHOWN_EXAMPLES = 2000;

/** How the answer changes with one input while the others stay as asked, over the examples. */
@Component({
  selector: 'app-partial-dependence-plot',
  imports: [Chart],
  templateUrl: './partial-dependence-plot.html',
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    .head {
      display: flex;
      gap: 12px;
      align-items: center;
      margin-bottom: 12px;
    }

    select {
      width: auto;
      max-width: 240px;
    }

    .space {
      height: 340px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartialDependencePlot {
  readonly dataset = input.required<DatasetDetailDto>();
  readonly question = input.required<PredictionInput>();
  readonly answered = input.required<AnsweredInput | undefined>();

  private readonly api = inject(Api);
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly choices = computed(() =>
    this.dataset()
      .summary.slice(0, -1)
      .flatMap((summary) => {
        const extent = columnType(summary.kind).extent(summary);
        return extent && extent.min < extent.max ? [{ name: summary.name, ...extent }] : [];
      }),
  );
  protected readonly chosen = linkedSignal(() => this.choices()[0]?.name ?? null);

  private readonly examples = rxResource({
    params: () => {
      const input = this.chosen();
      return input === null ? undefined : { dataset: this.dataset().id, input, revision: this.dataset().revision };
    },
    stream: ({ params: { dataset, input } }) =>
      this.api
        .invoke(listPoints, { dataset, input, most: SHOWN_EXAMPLES })
        .pipe(map((found) => ({ input, total: found.total, points: toPoints(found) }))),
  });
  private readonly shownExamples = lastValue(this.examples);

  private readonly wanted = computed(() => {
    const grid = this.grid();
    const version = this.dataset().activeModelVersion;
    return grid && { dataset: this.dataset().id, version, input: grid.input, values: grid.values, ...this.question() };
  });
  /** As with the answer itself: the next one is asked for when the last is there. */
  private readonly asked = signal<ReturnType<typeof this.wanted>>(undefined);
  private readonly curve = rxResource({
    params: () => this.asked(),
    stream: ({ params: { dataset, input, values, x, confidence } }) =>
      this.api
        .invoke(predict, {
          dataset,
          body: { xs: values.map((value) => ({ ...x, [input]: value })), confidence },
        })
        .pipe(map((answer): Curve => toCurve(input, confidence, values, (answer as PredictionListDto).predictions))),
  });
  private readonly shownCurve = lastValue(this.curve);

  protected readonly spec = computed<ChartSpec | null>(() => {
    const curve = this.shownCurve();
    const input = this.dataset().inputs.find(({ name }) => name === curve?.input && name === this.chosen());
    if (!curve || !input) {
      return null;
    }
    const t = this.t().predict;
    const target = this.dataset().target;
    const answered = this.answered();
    const asked = answered?.question.x[input.name];
    const known = this.shownExamples();
    const { points, total } = known?.input === input.name ? known : { points: [], total: 0 };
    const dataLabel =
      total > points.length ? t.dataOf(this.numbers.exact(points.length), this.numbers.exact(total)) : t.data;
    return {
      summary: t.effectSummary(
        input.name,
        target.name,
        this.numbers.format(curve.points[0]?.x ?? 0),
        this.numbers.format(curve.points.at(-1)?.x ?? 0),
      ),
      x: { label: axisLabel(input) },
      y: { label: axisLabel(target) },
      series: [
        { label: dataLabel, role: 'data', points },
        ...curveSeries(curve, {
          band: t.band(this.numbers.percent(curve.confidence)),
          prediction: t.prediction,
          guess: t.guess,
        }),
        ...(answered && typeof asked === 'number'
          ? [{ label: t.asked, role: 'asked' as const, points: [{ x: asked, y: answered.answer.y }] }]
          : []),
      ],
    };
  });

  constructor() {
    effect(() => {
      if (!this.curve.isLoading()) {
        this.asked.set(this.wanted());
      }
    });
  }

  private grid(): { input: string; values: number[] } | undefined {
    const choice = this.choices().find(({ name }) => name === this.chosen());
    if (!choice) {
      return undefined;
    }
    const asked = this.question().x[choice.name];
    return {
      input: choice.name,
      values: gridOf(choice.min, choice.max, typeof asked === 'number' ? asked : choice.min),
    };
  }
}
