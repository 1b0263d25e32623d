import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';

/** How words of the text columns move the prediction. */
@Component({
  selector: 'app-words',
  template: `
    <h2>{{ t().report.words }}</h2>
    <p class="small muted">{{ t().report.wordsHow(target().name) }}</p>
    @for (column of columns(); track column.name) {
      <div class="table-frame" tabindex="0" role="region" [attr.aria-label]="column.name">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{{ column.name }}</th>
              <th scope="col" class="numeric">{{ t().report.effect }}</th>
              <th scope="col" class="numeric">{{ t().report.rowsWithWord }}</th>
            </tr>
          </thead>
          <tbody>
            @for (word of column.words; track word.word) {
              <tr>
                <th scope="row">{{ word.word }}</th>
                <td class="numeric" [title]="word.exact">{{ word.effect }}</td>
                <td class="numeric">{{ word.rows }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
      align-content: start;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Words {
  readonly words = input.required<ModelReportDto['words']>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly target = computed(() => this.dataset().target);

  protected readonly columns = computed(() =>
    [...new Set(this.words().map(({ column }) => column))].map((name) => ({
      name,
      words: this.words()
        .filter(({ column }) => column === name)
        .map(({ word, rows, effect, deviation }) => ({
          word,
          rows: this.numbers.format(rows),
          effect: (effect > 0 ? '+' : '') + this.numbers.measured(effect, deviation, this.target().unit),
          exact: this.numbers.exact(effect),
        })),
    })),
  );
}
