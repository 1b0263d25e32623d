import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { Api } from '../../api/generated/api';
import { predict } from '../../api/generated/functions';
import { DatasetDetailDto, PredictionDto, PredictionListDto } from '../../api/generated/models';
import { formatValue } from '../../column-types/column-types';
import { Values } from '../../column-types/form-text';
import { I18n } from '../../core/i18n/i18n';
import { lastValue } from '../../core/last-value';
import { NumberFormatter } from '../../core/number-formatter';
import { reloadWhenBack } from '../../core/server-connection';
import { injectScope } from '../../splits/answer-scope';
import { taskOf } from '../../tasks/tasks';
import { Icon } from '../../shared/icon';
import { ProblemPanel } from '../../shared/problem-panel';
import { DataTable } from '../../shared/table/data-table';
import { AnsweredInput } from '../prediction-input';
import { Scenario, ScenarioStore } from './scenario-store';

/** Pinned inputs side by side, each with its prediction and its difference to the current one. */
@Component({
  selector: 'app-scenarios',
  imports: [DataTable, Icon, ProblemPanel],
  templateUrl: './scenarios.html',
  styleUrl: './scenarios.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Scenarios {
  readonly dataset = input.required<DatasetDetailDto>();
  readonly confidence = input.required<number>();
  readonly current = input.required<AnsweredInput | undefined>();
  readonly used = output<Values>();

  private readonly api = inject(Api);
  protected readonly store = inject(ScenarioStore);
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  /** What the confidence of their ranges is about. */
  protected readonly scope = injectScope(this.dataset);

  protected readonly predictions = rxResource({
    // A renamed scenario has the same inputs, for which nothing is asked again.
    params: () =>
      JSON.stringify([this.store.scenarios().map(({ x }) => x), this.confidence(), this.dataset().activeModelVersion]),
    stream: () => {
      const xs = this.store.scenarios().map(({ x }) => x);
      return this.api
        .invoke(predict, { dataset: this.dataset().id, body: { xs, confidence: this.confidence() } })
        .pipe(map((answer) => new Map(xs.map((x, at) => [x, (answer as PredictionListDto).predictions[at]]))));
    },
  });
  private readonly known = lastValue(this.predictions);

  protected readonly heads = computed(() => {
    const { name, prediction, difference } = this.t().predict.scenarioHead;
    const range = this.t().tasks[this.dataset().task].band(this.numbers.percent(this.confidence()));
    const numeric = true;
    return [{ label: name }, { label: `${prediction} · ${range}`, numeric }, { label: difference, numeric }];
  });

  protected readonly rows = computed(() =>
    this.store.scenarios().map((scenario) => {
      const prediction = this.known()?.get(scenario.x);
      return { scenario, differs: this.differs(scenario), ...this.figures(prediction) };
    }),
  );

  constructor() {
    reloadWhenBack(this.predictions);
  }

  protected rename(scenario: Scenario, field: HTMLInputElement): void {
    const name = field.value.trim();
    if (name === '') {
      field.value = scenario.name;
    } else {
      this.store.rename(scenario, name);
    }
  }

  private figures(prediction: PredictionDto | undefined) {
    if (!prediction) {
      return { y: '–', range: '–', difference: '–' };
    }
    const task = taskOf(this.dataset());
    const wording = { target: this.dataset().target, t: this.t(), numbers: this.numbers };
    const { y, range } = task.reading(prediction, wording);
    const current = this.current()?.answer;
    const difference = current ? task.difference(prediction, current, wording) : null;
    return { y, range: range || '–', difference: difference ?? '–' };
  }

  private differs({ x }: Scenario): string {
    const now = this.current()?.question.x ?? {};
    const different = this.dataset().inputs.filter(({ name }) => (x[name] ?? null) !== (now[name] ?? null));
    const said = different.map(
      ({ name, kind }) => `${name} ${formatValue(kind, x[name], this.numbers) ?? this.t().fields.missing}`,
    );
    return said.length > 0 ? said.join(', ') : this.t().predict.sameInputs;
  }
}
