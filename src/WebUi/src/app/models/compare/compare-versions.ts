import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { forkJoin } from 'rxjs';
import { Api } from '../../api/generated/api';
import { getModel } from '../../api/generated/functions';
import { ModelDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { metricLabel, metricText } from '../../report/metrics';
import { gainText, unseen, verdictOn } from '../../report/verdict';
import { axisLabel } from '../../shared/labels';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { optionTexts } from '../../training/options/option-texts';
import { differences, rowsOf } from './comparison';
import { trainedOnData } from '../trained-on';

interface Cell {
  value: string;
  interval?: string | undefined;
}

/** Two versions side by side: how good each is, on what, and what was done differently. */
@Component({
  selector: 'app-compare-versions',
  imports: [MatButton, ProblemPanel, RouterLink, Skeleton],
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
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly problem = toProblem;

  protected readonly pair = rxResource({
    params: () => ({ dataset: this.dataset().id, versions: [this.first(), this.second()] }),
    stream: ({ params: { dataset, versions } }) =>
      forkJoin(versions.map((version) => this.api.invoke(getModel, { dataset, version }))),
  });

  protected readonly models = computed(() => (this.pair.hasValue() ? this.pair.value() : null));
  protected readonly caption = computed(() => this.t().report.caption(axisLabel(this.dataset().target)));

  protected readonly rows = computed(() => {
    const [first, second] = this.models() ?? [];
    return first && second ? rowsOf(first, second) : null;
  });

  protected readonly lines = computed(() => {
    const models = this.models() ?? [];
    const { versions } = this.t();
    const metrics = models[0] ? unseen(models[0].metrics).metrics : [];
    const line = (name: string, cell: (model: ModelDto) => Cell) => ({ name, cells: models.map(cell) });
    const text = (name: string, value: (model: ModelDto) => string) => line(name, (model) => ({ value: value(model) }));
    return [
      text(versions.verdict, (model) => this.verdict(model)),
      ...metrics.map(({ name }) => line(metricLabel(name, this.t()), (model) => this.measured(model, name))),
      text(versions.measuredOn, ({ metrics }) =>
        versions.parts[metrics.test ? 'test' : 'outOfFold'](this.numbers.exact(unseen(metrics).count)),
      ),
      text(versions.held, ({ coverage }) =>
        coverage
          ? versions.heldOf(this.numbers.percent(coverage.covered), this.numbers.percent(coverage.confidence))
          : '–',
      ),
      text(versions.width, ({ coverage }) => (coverage ? this.numbers.format(coverage.meanWidth) : '–')),
      text(versions.trainedOn, ({ trainedOn }) => this.t().common.examples(this.numbers.exact(trainedOn))),
      text(versions.data, (model) => trainedOnData(model, versions, this.numbers)),
      ...this.differingOptions(models),
    ];
  });

  protected readonly sameOptions = computed(() => this.differingOptions(this.models() ?? []).length === 0);

  private verdict(model: ModelDto): string {
    const { judgement, overLinear, margin } = verdictOn(model);
    const shown = judgement === 'same' ? overLinear : Math.abs(overLinear);
    return this.t().versions.judgements[judgement](gainText(shown, margin, this.numbers));
  }

  private measured(model: ModelDto, name: string): Cell {
    const {
      value = null,
      lower = null,
      upper = null,
    } = unseen(model.metrics).metrics.find((metric) => metric.name === name) ?? {};
    const text = (measured: number) => metricText(name, measured, this.numbers);
    return {
      value: value === null ? '–' : text(value),
      interval: lower === null || upper === null ? undefined : this.t().report.interval(text(lower), text(upper)),
    };
  }

  private differingOptions(models: readonly ModelDto[]): { name: string; cells: Cell[] }[] {
    const [first, second] = models.map(({ options }) => optionTexts(options, this.t(), this.numbers));
    return differences(first ?? [], second ?? []).map(({ label, values }) => ({
      name: label,
      cells: values.map((value) => ({ value })),
    }));
  }
}
