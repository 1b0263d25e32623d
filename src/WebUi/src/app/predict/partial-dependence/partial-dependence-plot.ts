import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  Signal,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { Api } from '../../api/generated/api';
import { listPoints, predict } from '../../api/generated/functions';
import { DatasetDetailDto, InputColumnDto, PointsDto, PredictionListDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { ChartSpec, Point, Series } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { axisLabel } from '../../shared/labels';
import { AnsweredInput, PredictionInput } from '../prediction-input';
import { likenessTo, without } from './comparable-rows';
import { effectChoices, valuesOf } from './effect-choice';
import { askedSeries, Effect, effectSeries, EffectWords, rowSeries } from './effect-series';

const SHOWN_EXAMPLES = 2000;

/** How the answer changes with one input while the others stay as asked, over the rows that are like it. */
@Component({
  selector: 'app-partial-dependence-plot',
  imports: [Chart],
  templateUrl: './partial-dependence-plot.html',
  styleUrl: './partial-dependence-plot.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartialDependencePlot {
  readonly dataset = input.required<DatasetDetailDto>();
  /** The inputs, most important first. */
  readonly columns = input.required<readonly InputColumnDto[]>();
  /** Those of them that a row must share to be comparable. */
  readonly decisive = input.required<readonly InputColumnDto[]>();
  readonly question = input.required<PredictionInput>();
  readonly answered = input.required<AnsweredInput | undefined>();

  private readonly api = inject(Api);
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly onlyComparable = signal(false);
  protected readonly choices = computed(() => effectChoices(this.columns(), this.dataset().summary));
  protected readonly chosen = linkedSignal(() => this.choices()[0]?.column.name);
  protected readonly choice = computed(() => this.choices().find(({ column }) => column.name === this.chosen()));

  protected readonly likeness = computed(() => {
    const others = this.decisive().filter(({ name }) => name !== this.chosen());
    return likenessTo(this.question().x, others, this.dataset().summary, this.numbers);
  });
  protected readonly comparableHow = computed(() => this.t().predict.comparableHow(this.likeness().said.join(', ')));
  private readonly all = this.rows(computed(() => []));
  private readonly comparable = this.rows(
    computed(() => (this.likeness().where.length > 0 ? this.likeness().where : null)),
  );

  private readonly wanted = computed(() => {
    const choice = this.choice();
    const question = this.question();
    const version = this.dataset().activeModelVersion;
    return (
      choice && {
        version,
        input: choice.column.name,
        values: valuesOf(choice, question.x[choice.column.name]),
        ...question,
      }
    );
  });
  /** As with the answer itself: the next one is asked for when the last is there. */
  private readonly asked = signal<ReturnType<typeof this.wanted>>(undefined);
  private readonly effect = rxResource({
    params: () => this.asked(),
    stream: ({ params: { input, values, x, confidence } }) =>
      this.api
        .invoke(predict, {
          dataset: this.dataset().id,
          body: { xs: values.map((value) => ({ ...x, [input]: value })), confidence },
        })
        .pipe(
          map((answer): Effect => ({
            input,
            confidence,
            values,
            predictions: (answer as PredictionListDto).predictions,
          })),
        ),
  });
  private readonly shownEffect = lastValue(this.effect);

  protected readonly spec = computed<ChartSpec | null>(() => {
    const [effect, choice] = [this.shownEffect(), this.choice()];
    if (!choice || effect?.input !== choice.column.name) {
      return null;
    }
    const words = this.words(effect.confidence);
    const { extent, column } = choice;
    const target = this.dataset().target;
    const ends = [effect.values[0] ?? '', effect.values.at(-1) ?? ''].map((end) =>
      typeof end === 'number' ? this.numbers.format(end) : end,
    );
    return {
      summary: this.t().predict.effectSummary(column.name, target.name, ends[0] ?? '', ends[1] ?? ''),
      x: {
        label: axisLabel(column),
        ...(extent
          ? {
              seen: { lower: extent.min, upper: extent.max },
              range: { lower: Number(effect.values[0]), upper: Number(effect.values.at(-1)) },
            }
          : { categories: effect.values.map(String) }),
      },
      y: { label: axisLabel(target) },
      series: [
        ...this.rowSeries(effect.values, words),
        ...effectSeries(effect, words),
        ...askedSeries(effect, this.answered(), this.t().predict.asked),
      ],
    };
  });

  constructor() {
    effect(() => {
      if (!this.effect.isLoading()) {
        this.asked.set(this.wanted());
      }
    });
  }

  private words(confidence: number): EffectWords {
    const { band, prediction, guess, comparable, otherRows } = this.t().predict;
    return { band: band(this.numbers.percent(confidence)), prediction, guess, comparable, others: otherRows };
  }

  private rowSeries(values: readonly (number | string)[], words: EffectWords): Series[] {
    const t = this.t().predict;
    const [all, comparable] = [this.all(), this.comparable()];
    const place = (found: Rows) => pointsOf(found.points, values);
    if (!all || all.input !== this.chosen()) {
      return [];
    }
    const points = place(all);
    if (this.likeness().where.length > 0) {
      const alike = comparable?.input === all.input ? place(comparable) : [];
      return rowSeries(alike, this.onlyComparable() ? [] : without(points, alike), words);
    }
    const [shown, total] = [points.length, all.points.total].map((count) => this.numbers.exact(count));
    const label = all.points.total > points.length && shown && total ? t.dataOf(shown, total) : t.data;
    return [{ label, role: 'data', points }];
  }

  /** Rows of the chosen input that meet conditions; while they are loaded again, the last ones. */
  private rows(conditions: Signal<readonly string[] | null>): Signal<Rows | undefined> {
    const wanted = computed(
      () => {
        const { id, revision } = this.dataset();
        const input = this.chosen();
        const where = conditions();
        return input === undefined || where === null ? undefined : { dataset: id, input, revision, where };
      },
      { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
    );
    /** As with the answer itself: the next ones are asked for when the last are there. */
    const asked = signal<ReturnType<typeof wanted>>(undefined);
    const found = rxResource({
      params: () => asked(),
      stream: ({ params: { dataset, input, where } }) =>
        this.api
          .invoke(listPoints, { dataset, input, most: SHOWN_EXAMPLES, where: [...where] })
          .pipe(map((points): Rows => ({ input, points }))),
    });
    effect(() => {
      if (!found.isLoading()) {
        asked.set(wanted());
      }
    });
    return lastValue(found);
  }
}

interface Rows {
  input: string;
  points: PointsDto;
}

/** Categories stand where they are predicted; rows of others are left out. */
function pointsOf({ x, y }: PointsDto, values: readonly (number | string)[]): Point[] {
  return x.flatMap((value, index) => {
    const place = typeof value === 'number' ? value : values.indexOf(value);
    return typeof value === 'number' || place >= 0 ? [{ x: place, y: y[index] ?? NaN }] : [];
  });
}
