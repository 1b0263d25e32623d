import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { reloadWhenBack } from '../core/server-connection';
import { CurrentDataset } from '../datasets/current-dataset';
import { loadReport } from '../report/load-report';
import { Report } from '../report/report';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { learnerOf } from '../training/options/learners';
import { modelFileUrl } from './model-file-url';
import { DataChanged } from './data-changed';
import { trainedOnText } from './trained-on';

/** One version and how good it is. */
@Component({
  selector: 'app-model-page',
  imports: [DataChanged, MatButton, ProblemPanel, Report, RouterLink, Skeleton],
  template: `
    @if (outcome.hasValue()) {
      @let model = outcome.value().model;
      <div class="page-head">
        <div>
          <h1>{{ t().predict.version(model.version) }}</h1>
          <p class="muted">{{ made() }}</p>
          <p class="muted">{{ trained() }}.</p>
        </div>
        <div class="actions">
          @if (model.problem === null) {
            <a matButton [href]="fileUrl('checkpoint')" download>{{ t().versions.downloadIt }}</a>
            <a matButton [href]="fileUrl('onnx')" download [title]="t().versions.onnxFor">{{ t().versions.onnx }}</a>
          }
          @if (!model.elsewhere) {
            <a matButton [routerLink]="['../runs', model.trainingRunId]">{{ t().runs.details }}</a>
          }
          <a matButton routerLink="../versions">{{ t().models.back }}</a>
        </div>
      </div>
      <app-data-changed [model]="model" />
      <section class="card" [attr.aria-label]="t().report.title">
        <app-report [outcome]="outcome.value()" />
      </section>
    } @else if (outcome.error(); as error) {
      @if (['not-found', 'malformed-request'].includes(problem(error).kind)) {
        <div class="empty">
          <h1>{{ t().models.notFound }}</h1>
          <a matButton="filled" routerLink="../versions">{{ t().models.back }}</a>
        </div>
      } @else {
        <app-problem-panel [error]="error" (retry)="outcome.reload()" />
      }
    } @else {
      <app-skeleton [lines]="12" [height]="28" />
    }
  `,
  styles: `
    app-data-changed:not(:empty) {
      display: block;
      margin-bottom: 16px;
    }

    .empty h1 {
      color: var(--text);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelPage {
  readonly version = input.required<string>();

  private readonly api = inject(Api);
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly problem = toProblem;
  protected readonly outcome = rxResource({
    params: () => ({ dataset: this.dataset().id, version: Number(this.version()) }),
    stream: ({ params }) => loadReport(this.api, params),
  });

  protected readonly made = computed(() => {
    if (!this.outcome.hasValue()) {
      return '';
    }
    const { version, createdAt, options } = this.outcome.value().model;
    const { models, training } = this.t();
    // The dataset knows what has been activated since.
    const active = this.dataset().activeModelVersion === version ? [models.active] : [];
    return [this.numbers.date(createdAt), training.learners[learnerOf(options)].name, ...active].join(' · ');
  });

  protected readonly trained = computed(() =>
    this.outcome.hasValue() ? trainedOnText(this.outcome.value().model, this.t().versions, this.numbers) : '',
  );

  constructor() {
    reloadWhenBack(this.outcome);
  }

  protected fileUrl(file: 'checkpoint' | 'onnx'): string {
    return modelFileUrl(this.api, this.dataset().id, Number(this.version()), file);
  }
}
