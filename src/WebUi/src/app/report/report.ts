import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Importance } from './importance/importance';
import { Outcome } from './load-report';
import { PredictionPlots } from './errors/prediction-plots';
import { ReportNotes } from './report-notes';
import { ReportSummary } from './report-summary';
import { WorstRows } from './errors/worst-rows';

/** Everything that is known about how good a model is. */
@Component({
  selector: 'app-report',
  imports: [Importance, PredictionPlots, ReportNotes, ReportSummary, WorstRows],
  template: `
    <app-report-summary [model]="outcome().model" />
    @if (outcome().report; as report) {
      @if (report.notes.length > 0) {
        <app-report-notes [notes]="report.notes" />
      }
      @if (report.points.length > 0) {
        <app-prediction-plots [report]="report" />
      }
      @if (report.importance.length > 0) {
        <app-importance [importance]="report.importance" [groups]="report.importanceGroups" />
      }
      @if (report.worst.length > 0) {
        <app-worst-rows [worst]="report.worst" />
      }
    } @else {
      <p class="muted">{{ t().report.none }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 32px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Report {
  readonly outcome = input.required<Outcome>();
  protected readonly t = inject(I18n).t;
}
