import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Importance } from './importance/importance';
import { Outcome } from './load-report';
import { PredictionPlots } from './errors/prediction-plots';
import { ReportNotes } from './notes/report-notes';
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
        <app-report-notes [report]="report" [trainable]="trainable()" (leaveOut)="leaveOut.emit($event)" />
      }
      @if (report.points.length > 0 || report.importance.length > 0) {
        <div class="charts">
          @if (report.points.length > 0) {
            <app-prediction-plots [report]="report" />
          }
          @if (report.importance.length > 0) {
            <app-importance [importance]="report.importance" [groups]="report.importanceGroups" />
          }
        </div>
      }
      @if (report.worst.length > 0) {
        <app-worst-rows [worst]="report.worst" [version]="report.model.version" />
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

    .charts {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 32px;
    }

    @media (width >= 1000px) {
      .charts {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }

    @media (width >= 1440px) {
      .charts {
        grid-template-columns: repeat(3, minmax(0, 1fr));
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Report {
  readonly outcome = input.required<Outcome>();
  /** Whether notes may offer to train again. */
  readonly trainable = input(false);
  readonly leaveOut = output<readonly string[]>();
  protected readonly t = inject(I18n).t;
}
