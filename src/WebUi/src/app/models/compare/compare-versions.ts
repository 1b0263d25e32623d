import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { forkJoin } from 'rxjs';
import { Api } from '../../api/generated/api';
import { getModel } from '../../api/generated/functions';
import { ModelDto, ModelQuality } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { MeasuredBar } from '../../report/measured-bar';
import { hasBar, metricLabel, metricText } from '../../report/metrics';
import { QualityChip } from '../../shared/quality-chip';
import { unseen } from '../../report/verdict';
import { axisLabel } from '../../shared/labels';
import { isSameSplit } from '../../splits/split';
import { SplitBadge } from '../../splits/split-badge';
import { SplitWords } from '../../splits/split-words';
import { taskOf } from '../../tasks/tasks';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { optionTexts } from '../../training/options/option-texts';
import { differences, rowsOf } from './comparison';
import { Difference, differenceOf, measuredIn } from './difference';
import { ModelNotes } from '../note/model-notes';
import { trainedOnData } from '../trained-on';

interface Cell {
  value: string;
  exact?: string;
  interval?: string | undefined;
  quality?: ModelQuality | null;
  bar?: { value: number; lower: number | null; upper: number | null };
}

interface Line {
  name: string;
  cells: Cell[];
  /** Value of a full bar. */
  full?: number;
  difference?: Difference | null;
}

/** Two versions side by side: how good each is, on what, and what was done differently. */
@Component({
  selector: 'app-compare-versions',
  imports: [MatButton, MeasuredBar, ProblemPanel, QualityChip, RouterLink, Skeleton, SplitBadge],
  templateUrl: './compare-versions.html',
  styleUrl: './compare-versions.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CompareVersions {
  readonly first = input.required<number>();
  readonly second = input.required<number>();
  readonly putAway = output();
  private readonly api = inject(Api);
  private readonly numbers = inject(NumberFormatter);
  private readonly splitWords = inject(SplitWords);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly problem = toProblem;

  protected readonly pair = rxResource({
    params: () => ({ dataset: this.dataset().id, versions: [this.first(), this.second()] }),
    stream: ({ params: { dataset, versions } }) =>
      forkJoin(versions.map((version) => this.api.invoke(getModel, { dataset, version }))),
  });

  constructor() {
    inject(ModelNotes)
      .stored.pipe(takeUntilDestroyed())
      .subscribe(() => {
        this.pair.reload();
      });
  }

  protected readonly models = computed(() => (this.pair.hasValue() ? this.pair.value() : null));
  private readonly words = computed(() => this.t().tasks[this.dataset().task]);
  protected readonly caption = computed(() => this.words().caption(axisLabel(this.dataset().target)));

  protected readonly rows = computed(() => {
    const [first, second] = this.models() ?? [];
    return first && second ? rowsOf(first, second) : null;
  });

  /** Figures of another question than the other's. */
  protected readonly otherSplits = computed(() => {
    const [first, second] = this.models() ?? [];
    if (!first || !second || isSameSplit(first.split, second.split)) {
      return null;
    }
    const [one, other] = [first, second].map(({ split }) => this.splitWords.said(split));
    return this.splitWords.t().compared(first.version, one ?? '', second.version, other ?? '');
  });

  protected readonly lines = computed<Line[]>(() => {
    const models = this.models() ?? [];
    const { versions } = this.t();
    const metrics = models[0] ? unseen(models[0].metrics).metrics : [];
    const line = (name: string, cell: (model: ModelDto) => Cell): Line => ({ name, cells: models.map(cell) });
    const text = (name: string, value: (model: ModelDto) => string) => line(name, (model) => ({ value: value(model) }));
    return [
      ...(models.some(({ note }) => note !== null) ? [text(versions.note.label, ({ note }) => note ?? '–')] : []),
      line(this.t().models.quality, ({ quality }) => ({ value: '–', quality })),
      ...metrics.map(({ name }) => this.measured(models, name)),
      text(this.words().overLinear, (model) => {
        const { kind, gain } = taskOf(model).addition(model);
        return this.t().tasks.additions[kind](this.numbers.percent(gain));
      }),
      text(versions.measuredOn, ({ metrics }) =>
        versions.parts[metrics.test ? 'test' : 'outOfFold'](this.numbers.exact(unseen(metrics).count)),
      ),
      ...this.held(models),
      ...(models.some(({ coverage }) => coverage) ? [this.widths(models, versions.width)] : []),
      text(versions.trainedOn, ({ trainedOn }) => this.t().common.examples(this.numbers.exact(trainedOn))),
      text(versions.data, (model) => trainedOnData(model, versions, this.numbers)),
      ...this.differingOptions(models),
    ];
  });

  protected readonly sameOptions = computed(() => this.differingOptions(this.models() ?? []).length === 0);

  private measured(models: readonly ModelDto[], name: string): Line {
    const uncertainty = Math.min(...models.map((model) => taskOf(model).uncertainty(model)));
    const found = models.map((model) => measuredIn(model, name));
    const cells = found.map(({ value, lower, upper }) => {
      // Of a much larger error, the digits of the smaller would be noise.
      const own = Math.max(uncertainty, (value ?? 0) / 10);
      const text = (bound: number) => metricText(name, bound, own, this.numbers);
      return {
        value: value === null ? '–' : text(value),
        ...(value === null ? {} : { exact: this.numbers.exact(value) }),
        interval:
          lower === null || upper === null || text(lower) === text(upper)
            ? undefined
            : this.t().report.interval(text(lower), text(upper)),
        ...(value === null || !hasBar(name) ? {} : { bar: { value, lower, upper } }),
      };
    });
    const [first, second] = models;
    return {
      name: metricLabel(name, this.t()),
      cells,
      full: Math.max(...found.map(({ value, upper }) => upper ?? value ?? 0)),
      difference:
        first && second && isSameSplit(first.split, second.split)
          ? differenceOf(first, second, name, this.numbers)
          : null,
    };
  }

  private held(models: readonly ModelDto[]): Line[] {
    const { held: name } = this.words();
    const { asPromised, tooNarrow } = this.t().report;
    const value = ({ coverage }: ModelDto) =>
      coverage
        ? `${this.t().models.rangesHeld(this.numbers.exact(coverage.held), this.numbers.exact(coverage.rows))} – ${
            coverage.asPromised ? asPromised : tooNarrow
          }`
        : '–';
    return name === null ? [] : [{ name, cells: models.map((model) => ({ value: value(model) })) }];
  }

  private widths(models: readonly ModelDto[], name: string): Line {
    const widths = models.map(({ coverage }) => coverage?.meanWidth ?? null);
    const uncertainty = Math.min(...models.map((model) => taskOf(model).uncertainty(model)));
    return {
      name,
      cells: widths.map((value) =>
        value === null
          ? { value: '–' }
          : {
              value: this.numbers.measured(value, Math.max(uncertainty, value / 10)),
              bar: { value, lower: null, upper: null },
            },
      ),
      full: Math.max(...widths.map((width) => width ?? 0)),
    };
  }

  private differingOptions(models: readonly ModelDto[]): Line[] {
    const [first, second] = models.map(({ options, task }) => optionTexts(options, task, this.t(), this.numbers));
    return differences(first ?? [], second ?? []).map(({ label, values }) => ({
      name: label,
      cells: values.map((value) => ({ value })),
    }));
  }
}
