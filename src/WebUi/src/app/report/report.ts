import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Skeleton } from '../shared/skeleton';
import { ClassFindings } from './classification/class-findings';
import { Importance } from './importance/importance';
import { Learners } from './learners/learners';
import { Outcome } from './load-report';
import { PredictionPlots } from './errors/prediction-plots';
import { ReportNotes } from './notes/report-notes';
import { SearchResult } from './search/search-result';
import { TaskSummary } from './task-summary';
import { Words } from './words/words';
import { WorstRows } from './errors/worst-rows';

/** Everything that is known about how good a model is. */
@Component({
  selector: 'app-report',
  imports: [
    ClassFindings,
    Importance,
    Learners,
    PredictionPlots,
    ReportNotes,
    SearchResult,
    Skeleton,
    TaskSummary,
    Words,
    WorstRows,
  ],
  template: `
    <app-task-summary [model]="outcome().model" [report]="outcome().report" />
    @if (outcome().report; as report) {
      @if (report.learners.length > 1) {
        @defer (on immediate) {
          <app-learners [report]="report" />
        } @placeholder {
          <app-skeleton [lines]="4" [height]="40" />
        }
      }
      @if (report.search; as search) {
        @defer (on immediate) {
          <app-search-result [report]="report" [search]="search" />
        } @placeholder {
          <app-skeleton [lines]="2" [height]="40" />
        }
      }
      @if (report.notes.length > 0) {
        <app-report-notes [report]="report" [trainable]="trainable()" (leaveOut)="leaveOut.emit($event)" />
      }
      @if (report.classification; as found) {
        @defer (on immediate) {
          <app-class-findings [report]="report" [found]="found">
            @if (report.importance.length > 0) {
              <app-importance [importance]="report.importance" [groups]="report.importanceGroups" />
            }
          </app-class-findings>
        } @placeholder {
          <app-skeleton [lines]="8" [height]="44" />
        }
      } @else if (report.points.length > 0 || report.importance.length > 0) {
        <div class="charts">
          @if (report.points.length > 0) {
            <app-prediction-plots [report]="report" />
          }
          @if (report.importance.length > 0) {
            <app-importance [importance]="report.importance" [groups]="report.importanceGroups" />
          }
        </div>
      }
      @if (report.words.length > 0) {
        <app-words [words]="report.words" />
      }
      @if (report.worst.length > 0) {
        <app-worst-rows [worst]="report.worst" [model]="report.model" />
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

    @media print, (width >= 1000px) {
      .charts {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }

    @media print, (1000px <= width < 1440px) {
      app-importance {
        grid-column: 1 / -1;
      }
    }

    @media screen and (width >= 1440px) {
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
