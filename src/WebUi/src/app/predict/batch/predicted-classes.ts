import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { PreviewRowDto, TablePreviewDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { DataTable } from '../../shared/table/data-table';
import { isClassAnswer } from '../../tasks/answers';
import { anyOf } from '../../tasks/any-of';
import { probabilityText } from '../../tasks/probability';
import { ClassWords } from '../../tasks/words/class-words';
import { answerChips, answerOf, RowAnswer } from './answer-chips';
import { cellsOf, remarksOn, shownColumns } from './preview-cells';

/** The first rows of a file with their classes, sets and decisions, or errors; chips show those of one answer. */
@Component({
  selector: 'app-predicted-classes',
  imports: [DataTable],
  template: `
    @if (chips().length > 1) {
      <fieldset class="segments chips">
        <legend class="visually-hidden">{{ words().filter }}</legend>
        <label>
          <input type="radio" name="answer" [checked]="shown() === undefined" (change)="chosen.set(undefined)" />
          {{ words().all }} {{ numbers.exact(preview().rows.length) }}
        </label>
        @for (chip of chips(); track chip.answer) {
          <label>
            <input type="radio" name="answer" [checked]="shown() === chip.answer" (change)="chosen.set(chip.answer)" />
            {{ chip.answer ?? words().ask }} {{ numbers.exact(chip.count) }}
          </label>
        }
      </fieldset>
    }
    <app-data-table [label]="t().many.title" [columns]="heads()">
      <tbody>
        @for (row of rows(); track row.line) {
          <tr>
            <td class="numeric muted">{{ row.line }}</td>
            @for (cell of row.cells; track $index) {
              <td [class.numeric]="columns()[$index]?.numeric" [class.muted]="columns()[$index]?.role === 'kept'">
                {{ cell }}
              </td>
            }
            <td class="answer">{{ row.label }}</td>
            <td class="numeric" [title]="row.exact">{{ row.probability }}</td>
            <td>{{ row.set }}</td>
            @if (decides()) {
              <td [class.ask]="row.asks">{{ row.decision }}</td>
            }
            <td class="small" [class.problem]="row.invalid">{{ row.remarks }}</td>
          </tr>
        }
      </tbody>
    </app-data-table>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;
    }

    .chips {
      flex-wrap: wrap;
      justify-self: start;
    }

    .answer {
      font-weight: 600;
    }

    .ask {
      font-weight: 600;
      color: var(--warning);
    }

    .problem {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PredictedClasses {
  readonly preview = input.required<TablePreviewDto>();
  readonly confidence = input.required<number>();

  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  private readonly allWords = inject(ClassWords).t;
  protected readonly words = computed(() => this.allWords().batch);
  private readonly dataset = inject(CurrentDataset).dataset;
  /** Undefined for all rows. */
  protected readonly chosen = signal<RowAnswer | undefined>(undefined);

  protected readonly columns = computed(() => shownColumns(this.preview(), this.dataset()));
  protected readonly chips = computed(() => answerChips(this.preview().rows));
  /** Of another reading of the file there may be no such answer. */
  protected readonly shown = computed(() => this.chips().find(({ answer }) => answer === this.chosen())?.answer);
  protected readonly decides = computed(() => this.preview().rows.some(({ prediction }) => prediction?.decision));

  protected readonly heads = computed(() => {
    const { import: file, many } = this.t();
    const numeric = true;
    return [
      { label: this.preview().format.kind === 'json' ? file.element : file.line, numeric },
      ...this.columns().map(({ name, numeric }) => ({ label: name, numeric })),
      { label: many.predicted(this.dataset().target.name) },
      { label: this.words().probability, numeric },
      { label: this.words().set(this.numbers.percent(this.confidence())) },
      ...(this.decides() ? [{ label: this.words().decision }] : []),
      { label: many.warnings },
    ];
  });

  protected readonly rows = computed(() => {
    const shown = this.shown();
    const rows = this.preview().rows.filter((row) => shown === undefined || answerOf(row) === shown);
    return rows.map((row) => ({
      line: this.numbers.exact(row.line),
      cells: cellsOf(row, this.columns(), this.numbers),
      ...this.answer(row),
      remarks: remarksOn(row, this.t()),
      invalid: row.prediction === null,
    }));
  });

  private answer({ prediction }: PreviewRowDto) {
    if (!prediction || !isClassAnswer(prediction)) {
      return { label: '–', probability: '–', exact: '', set: '–', decision: '–', asks: false };
    }
    const { y, set = null, covered, decision = null, probabilities } = prediction;
    const probability = probabilities[y] ?? NaN;
    const asks = decision?.answer === null;
    return {
      label: y,
      probability: probabilityText(probability, this.numbers),
      exact: this.numbers.exact(probability),
      set: !covered ? this.t().predict.rough : set ? anyOf(set.classes, this.numbers.language()) : '–',
      decision: asks ? this.words().ask : (decision?.answer ?? '–'),
      asks,
    };
  }
}
