import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ModelDto, ModelReportDto } from '../api/generated/models';
import { Skeleton } from '../shared/skeleton';
import { ClassSummary } from './classification/class-summary';
import { ReportSummary } from './report-summary';

/** How good a model is, as its task measures it. */
@Component({
  selector: 'app-task-summary',
  imports: [ClassSummary, ReportSummary, Skeleton],
  template: `
    @switch (model().task) {
      @case ('regression') {
        <app-report-summary [model]="model()" [report]="report()" />
      }
      @case ('classification') {
        @defer (on immediate) {
          <app-class-summary [model]="model()" [report]="report()" />
        } @placeholder {
          <app-skeleton [lines]="4" [height]="36" />
        }
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskSummary {
  readonly model = input.required<ModelDto>();
  readonly report = input<ModelReportDto | null>(null);
}
