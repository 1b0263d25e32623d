import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MetricsDto, ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { CurrentDataset } from '../datasets/current-dataset';
import { axisLabel } from '../shared/labels';
import { unseen, verdictOn } from './verdict';

/** How good a model is: a sentence first, then the numbers behind it. */
@Component({
  selector: 'app-report',
  template: `
    <div class="words">
      <p class="verdict">{{ verdict().sentence }}</p>
      @if (verdict().few; as few) {
        <p class="few">{{ few }}</p>
      }
      @for (fact of facts(); track fact) {
        <p>{{ fact }}</p>
      }
    </div>
    <div class="numbers">
      <div class="table-frame" tabindex="0" role="region" [attr.aria-label]="caption()">
        <table class="table">
          <caption>
            {{
              caption()
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t().report.measure }}</th>
              @for (column of columns(); track column.name) {
                <th scope="col" class="numeric" [class.judged]="column.judged">{{ column.name }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.name) {
              <tr>
                <th scope="row">{{ row.name }}</th>
                @for (value of row.values; track $index) {
                  <td class="numeric" [class.judged]="columns()[$index]?.judged">{{ value }}</td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      <p class="small muted">{{ t().report.baselineNote }}</p>
    </div>
  `,
  styleUrl: './report.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Report {
  readonly model = input.required<ModelDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(Numbers);
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly caption = computed(() => this.t().report.caption(axisLabel(this.dataset().target)));

  protected readonly verdict = computed(() => {
    const { judgement, overLinear, overMean, fewExamples } = verdictOn(this.model().metrics);
    const t = this.t().report;
    const gain = judgement === 'same' ? overMean : Math.abs(overLinear);
    return {
      sentence: judgement === 'useless' ? t.useless : t[judgement](this.numbers.percent(gain)),
      few: fewExamples === null ? null : t.few(this.numbers.exact(fewExamples)),
    };
  });

  protected readonly facts = computed(() => {
    const { coverage, trainedOn, testedOn } = this.model();
    const t = this.t().report;
    const facts = [t.trainedOn(this.numbers.exact(trainedOn), this.numbers.exact(testedOn))];
    if (coverage) {
      const promised = this.numbers.percent(coverage.confidence);
      const width = this.numbers.withUnit(coverage.meanWidth, this.dataset().target.unit);
      facts.unshift(`${t.coverage(promised, this.numbers.percent(coverage.covered))} ${t.meanWidth(width)}`);
    }
    return facts;
  });

  protected readonly columns = computed(() => {
    const { metrics } = this.model();
    const t = this.t().report;
    return [
      { name: metrics.test ? t.test : t.outOfFold, judged: true, metrics: unseen(metrics) },
      { name: t.train, judged: false, metrics: metrics.train },
      { name: t.linear, judged: false, metrics: metrics.linear },
      { name: t.mean, judged: false, metrics: metrics.baseline },
    ];
  });

  protected readonly rows = computed(() => {
    const t = this.t().report;
    const row = (name: string, value: (metrics: MetricsDto) => string) => ({
      name,
      values: this.columns().map(({ metrics }) => value(metrics)),
    });
    return [
      row(t.rmse, ({ rmse }) => this.numbers.format(rmse)),
      row(t.mae, ({ mae }) => this.numbers.format(mae)),
      row(t.r2, ({ r2 }) => (r2 === null ? '–' : this.numbers.format(Math.round(r2 * 1000) / 1000, 3))),
      row(t.count, ({ count }) => this.numbers.exact(count)),
    ];
  });
}
