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
  untracked,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { Api } from '../../api/generated/api';
import { listPoints, predict } from '../../api/generated/functions';
import { DatasetDetailDto, InputColumnDto, PointsDto, PredictionListDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { columnAxis } from '../../charts/column-axis';
import { ChartSpec, Point, Series } from '../../charts/chart-spec';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnValue } from '../../column-types/column-type';
import { columnType } from '../../column-types/column-types';
import { taskOf } from '../../tasks/tasks';
import { AnsweredInput, PredictionInput } from '../prediction-input';
import { likenessTo, without } from './comparable-rows';
import { EffectChoice, effectChoices, placeOf, valuesOf } from './effect-choice';
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
  private readonly view = computed(() => taskOf(this.dataset()).effect);
  /** Of what the curve is, where the task has several. */
  protected readonly outcomes = computed(() => this.view().choices(this.dataset().target));
  private readonly known = computed(() => JSON.stringify(this.outcomes()));
  protected readonly drawn = linkedSignal<string, string>({
    source: this.known,
    computation: () => untracked(() => this.view().usual(this.dataset().target, this.answered()?.answer)),
    equal: (a, b) => a === b,
  });
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
        type: columnType(choice.column.kind),
        values: valuesOf(choice, question.x[choice.column.name]),
        ...question,
      }
    );
  });
  /** As with the answer itself: the next one is asked for when the last is there. */
  private readonly asked = signal<ReturnType<typeof this.wanted>>(undefined);
  private readonly effect = rxResource({
    params: () => this.asked(),
    stream: ({ params: { input, type, values, x, confidence } }) =>
      this.api
        .invoke(predict, {
          dataset: this.dataset().id,
          body: {
            xs: values.map((value) => ({ ...x, [input]: typeof value === 'number' ? type.valueAt(value) : value })),
            confidence,
          },
        })
        .pipe(
          map((answer) => ({
            input,
            confidence,
            values,
            answers: (answer as PredictionListDto).predictions,
          })),
        ),
  });
  private readonly latest = lastValue(this.effect);
  private readonly shownEffect = computed<Effect | undefined>(() => {
    const latest = this.latest();
    return (
      latest && { ...latest, predictions: latest.answers.map((answer) => this.view().height(answer, this.drawn())) }
    );
  });

  protected readonly spec = computed<ChartSpec | null>(() => {
    const [effect, choice] = [this.shownEffect(), this.choice()];
    if (!choice || effect?.input !== choice.column.name) {
      return null;
    }
    const words = this.words(effect.confidence);
    const { extent, column } = choice;
    const target = this.dataset().target;
    const ends = [effect.values[0] ?? '', effect.values.at(-1) ?? ''].map((end) =>
      extent ? columnType(column.kind).figure(Number(end), { name: column.name }, this.numbers) : String(end),
    );
    return {
      summary: this.t().predict.effectSummary(column.name, target.name, ends[0] ?? '', ends[1] ?? ''),
      x: {
        ...columnAxis(column, this.numbers),
        ...(extent
          ? {
              seen: { lower: extent.min, upper: extent.max },
              range: { lower: Number(effect.values[0]), upper: Number(effect.values.at(-1)) },
            }
          : { categories: effect.values.map(String) }),
      },
      y: this.view().axis(this.drawn(), { target, t: this.t(), numbers: this.numbers }),
      series: [
        ...this.rowSeries(choice, effect.values, words),
        ...effectSeries(effect, words),
        ...askedSeries(effect, this.asking(effect.input), this.t().predict.asked, choice),
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

  /** Where the answer stands along the input. */
  private asking(input: string) {
    const answered = this.answered();
    return (
      answered && {
        x: answered.question.x[input] ?? null,
        y: this.view().height(answered.answer, this.drawn()).y,
      }
    );
  }

  private words(confidence: number): EffectWords {
    const { band, prediction, guess, comparable, otherRows } = this.t().predict;
    return { band: band(this.numbers.percent(confidence)), prediction, guess, comparable, others: otherRows };
  }

  private rowSeries(choice: EffectChoice, values: readonly (number | string)[], words: EffectWords): Series[] {
    const t = this.t().predict;
    const [all, comparable] = [this.all(), this.comparable()];
    const height = (y: ColumnValue) => this.view().place(y, this.drawn());
    const place = (found: Rows) => pointsOf(found.points, choice, values, height);
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
function pointsOf(
  { x, y }: PointsDto,
  choice: EffectChoice,
  values: readonly (number | string)[],
  height: (y: ColumnValue) => number,
): Point[] {
  return x.flatMap((value, index) => {
    const place = placeOf(choice, value, values);
    return place === null ? [] : [{ x: place, y: height(y[index] ?? null) }];
  });
}
