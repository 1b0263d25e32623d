import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { SplitDto } from '../api/generated/models';
import { BY_ROW, ColumnSplit, columnsFor, SplitColumn, usualColumn } from './split';
import { SplitWords } from './split-words';

const COLUMN_SPLITS: readonly ColumnSplit[] = ['group', 'time'];

/** The question that the figures of a dataset's models answer: another row, a new group or a later time. */
@Component({
  selector: 'app-split-choice',
  template: `
    <fieldset [disabled]="disabled()">
      <legend>{{ words().question }}</legend>
      <div class="option">
        <input
          type="radio"
          name="split"
          id="split-row"
          aria-describedby="split-row-how"
          [checked]="split().by === 'row'"
          (change)="chosen.emit(byRow)"
        />
        <label for="split-row">{{ words().row }}</label>
        <span id="split-row-how" class="small muted">{{ words().rowHow }}</span>
      </div>
      @for (option of options(); track option.by) {
        <div class="option">
          <input
            type="radio"
            name="split"
            [id]="'split-' + option.by"
            [attr.aria-label]="option.start + ' ' + option.column"
            [attr.aria-describedby]="'split-' + option.by + '-how'"
            [checked]="split().by === option.by"
            (change)="choose(option.by, option.column)"
          />
          <span class="asked">
            <label [for]="'split-' + option.by">{{ option.start }}</label>
            <select #select class="control" [attr.aria-label]="option.label" (change)="choose(option.by, select.value)">
              @for (name of option.names; track name) {
                <option [value]="name" [selected]="name === option.column">{{ name }}</option>
              }
            </select>
          </span>
          <span [id]="'split-' + option.by + '-how'" class="small muted">{{ option.how }}</span>
        </div>
      }
      @if (message(); as message) {
        <p class="error" role="alert">{{ message }}</p>
      }
    </fieldset>
  `,
  styleUrl: './split-choice.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SplitChoice {
  /** The inputs and kept columns of the dataset. */
  readonly columns = input.required<readonly SplitColumn[]>();
  readonly split = input.required<SplitDto>();
  /** What the rows speak for: its column is offered first. */
  readonly suggested = input<SplitDto | null>(null);
  readonly disabled = input(false);
  /** Why it was refused. */
  readonly message = input<string | null>(null);
  readonly chosen = output<SplitDto>();
  protected readonly words = inject(SplitWords).t;
  protected readonly byRow = BY_ROW;
  /** What was picked stays while another question is looked at. */
  private readonly picked = signal<Partial<Record<ColumnSplit, string>>>({});

  /** Without a column to choose from, a question cannot be asked. */
  protected readonly options = computed(() => {
    const { columns, words } = { columns: this.columns(), words: this.words() };
    return COLUMN_SPLITS.flatMap((by) => {
      const names = columnsFor(by, columns).map(({ name }) => name);
      const columnOf = (split: SplitDto | null) => (split?.by === by ? split.column : null);
      const wanted = [columnOf(this.split()), this.picked()[by], columnOf(this.suggested())];
      const column = wanted.find((name) => name != null && names.includes(name)) ?? usualColumn(by, columns);
      return column === null
        ? []
        : [{ by, names, column, start: words[by], label: words[`${by}Column`], how: words[`${by}How`](column) }];
    });
  });

  protected choose(by: ColumnSplit, column: string): void {
    this.picked.update((picked) => ({ ...picked, [by]: column }));
    this.chosen.emit({ by, column });
  }
}
