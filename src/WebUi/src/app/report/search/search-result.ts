import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto, SearchResultDto } from '../../api/generated/models';
import { formatDuration } from '../../core/duration';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { DataTable } from '../../shared/table/data-table';
import { learnerWords } from '../../tasks/learner-words';

/** What the search for settings tried and chose. It has no errors: those chose the settings and say nothing about others. */
@Component({
  selector: 'app-search-result',
  imports: [DataTable],
  template: `
    <h2>{{ words().title }}</h2>
    <p class="small muted">{{ how() }}</p>
    @if (rows().length > 0) {
      <app-data-table [label]="words().title" [columns]="columns()">
        <tbody>
          @for (row of rows(); track row.learner) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              <td class="numeric">{{ row.trials }}</td>
              <td>{{ row.settings }}</td>
            </tr>
          }
        </tbody>
      </app-data-table>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }

    tbody th {
      color: var(--text);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchResult {
  readonly report = input.required<ModelReportDto>();
  readonly search = input.required<SearchResultDto>();
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly words = computed(() => this.t().report.search);

  protected readonly how = computed(() => {
    const { trials, seconds } = this.search();
    if (trials === 0) {
      return this.words().none;
    }
    const time = seconds === null ? null : formatDuration(1000 * seconds, this.numbers);
    return this.words().how(this.numbers.exact(trials), time);
  });

  protected readonly columns = computed(() => [
    { label: this.t().report.learners.algorithm },
    { label: this.words().trials, numeric: true },
    { label: this.words().settings },
  ]);

  protected readonly rows = computed(() => {
    const names: Record<string, string> = this.words().names;
    return this.search().chosen.map(({ learner, trials, settings }) => ({
      learner,
      name: learnerWords(learner, this.report().task, this.t()).name,
      trials: this.numbers.exact(trials),
      settings:
        Object.entries(settings)
          .map(([name, value]) => `${names[name] ?? name} ${this.numbers.format(value, 2)}`)
          .join(' · ') || this.words().usual,
    }));
  });
}
