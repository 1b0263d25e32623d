import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { ClassificationReportDto } from '../../api/generated/models';
import { Chart } from '../../charts/chart';
import { Axis, ChartSpec, Point, Series } from '../../charts/chart-spec';
import { NumberFormatter } from '../../core/number-formatter';
import { EVENT, Limits } from '../../decide/limits';
import { ClassWords } from '../../tasks/words/class-words';
import { areaUnder, placesAt, precisionRecallPoints, rocPoints, ScoredRow } from './threshold-curves';

/** How well the rows of one class are found, whatever the limit, and where the chosen limits lie. */
@Component({
  selector: 'app-class-curves',
  imports: [Chart],
  template: `
    @if (roc(); as roc) {
      <div class="head">
        <h2>{{ w().curves }}</h2>
        @if (found().classes.length > 2) {
          <label>
            {{ w().curvesOf }}
            <select #select class="control" (change)="chosen.set(+select.value)">
              @for (name of found().classes; track $index) {
                <option [value]="$index" [selected]="$index === chosen()">{{ name }}</option>
              }
            </select>
          </label>
        }
      </div>
      <div class="pair">
        <div>
          <h3>{{ w().roc }}</h3>
          <app-chart [spec]="roc" />
        </div>
        @if (precision(); as precision) {
          <div>
            <h3>{{ w().precisionRecall }}</h3>
            <app-chart [spec]="precision" />
          </div>
        }
      </div>
    }
  `,
  styleUrls: ['./finding.scss', './class-curves.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassCurves {
  readonly found = input.required<ClassificationReportDto>();
  /** Of two classes. */
  readonly limits = input.required<Limits>();
  readonly asks = input.required<boolean>();

  private readonly words = inject(ClassWords).t;
  protected readonly w = computed(() => this.words().report);
  private readonly numbers = inject(NumberFormatter);
  protected readonly chosen = linkedSignal<readonly string[], number>({
    source: () => this.found().classes,
    computation: (classes) => (classes.length === 2 ? EVENT : 0),
    equal: (a, b) => a === b,
  });
  private readonly name = computed(() => this.found().classes[this.chosen()] ?? '');
  private readonly rows = computed<ScoredRow[]>(() =>
    this.found().points.map(({ actual, probabilities }) => ({
      score: probabilities[this.chosen()] ?? 0,
      positive: actual === this.chosen(),
    })),
  );

  /** The limits of the event, as a name and a place on both curves. */
  private readonly marks = computed(() => {
    if (this.found().classes.length !== 2) {
      return [];
    }
    const { lower, upper } = this.limits();
    const w = this.w();
    const mark = (label: string, limit: number) => ({
      label: `${label} (${this.numbers.percent(limit)})`,
      ...placesAt(this.rows(), limit),
    });
    return this.asks()
      ? [mark(w.limitYes(this.name()), upper), mark(w.limitNo(this.name()), lower)]
      : [mark(w.limitYes(this.name()), upper)];
  });

  protected readonly roc = computed<ChartSpec | null>(() => {
    const points = rocPoints(this.rows());
    const w = this.w();
    return (
      points && {
        summary: w.rocSummary(this.numbers.format(areaUnder(points), 3)),
        square: true,
        x: this.axis(w.falsePositives(this.name())),
        y: this.axis(w.truePositives(this.name())),
        series: [
          { label: w.model, role: 'model', points: points.map(percents) },
          {
            label: w.chance,
            role: 'baseline',
            guide: true,
            points: [
              { x: 0, y: 0 },
              { x: 1, y: 1 },
            ].map(percents),
          },
          ...this.asked(({ roc }) => roc),
        ],
      }
    );
  });

  protected readonly precision = computed<ChartSpec | null>(() => {
    const points = precisionRecallPoints(this.rows());
    const w = this.w();
    const share = this.rows().filter(({ positive }) => positive).length / this.rows().length;
    return (
      points && {
        summary: w.precisionSummary(this.numbers.percent(share)),
        square: true,
        x: this.axis(w.truePositives(this.name())),
        y: this.axis(w.precision(this.name())),
        series: [
          { label: w.model, role: 'model', points: points.map(percents) },
          {
            label: w.chance,
            role: 'baseline',
            guide: true,
            points: [0, 1].map((x) => percents({ x, y: share })),
          },
          ...this.asked(({ precision }) => precision),
        ],
      }
    );
  });

  private axis(label: string): Axis {
    const format = (value: number) => this.numbers.percent(value / 100, 1);
    return { label, range: { lower: 0, upper: 100 }, log: false, format };
  }

  private asked(place: (mark: ReturnType<typeof placesAt>) => Point | null): Series[] {
    return this.marks().flatMap((mark, at) => {
      const point = place(mark);
      return point ? [{ label: mark.label, role: 'asked', hollow: at > 0, points: [percents(point)] }] : [];
    });
  }
}

function percents({ x, y }: Point): Point {
  return { x: 100 * x, y: 100 * y };
}
