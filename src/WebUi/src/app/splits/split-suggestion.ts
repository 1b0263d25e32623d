import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SplitDto, SplitFigureDto, SplitSuggestionDto } from '../api/generated/models';
import { NumberFormatter } from '../core/number-formatter';
import { MeasuredBar } from '../report/measured-bar';
import { BY_ROW, isSameSplit } from './split';
import { SplitWords } from './split-words';

/** Less would be read as none. */
const LEAST = 0.005;

/** Another split that the rows speak for: what is lost where they are not one another's kind, why, and the choice. */
@Component({
  selector: 'app-split-suggestion',
  imports: [MatButton, MeasuredBar],
  template: `
    <h3>{{ shown().title }}</h3>
    <p>{{ shown().explained }}</p>
    <dl [attr.aria-label]="shown().explained">
      @for (figure of shown().figures; track $index) {
        <div>
          <dt>{{ figure.label }}</dt>
          <dd>
            <app-measured-bar [track]="true" [value]="figure.r2" [full]="1" [reference]="$first" />
            <span class="number">{{ figure.text }}</span>
          </dd>
        </div>
      }
    </dl>
    @if (shown().reason; as reason) {
      <p class="small muted">{{ reason }}</p>
    }
    @if (followed()) {
      <p>{{ shown().followed }}</p>
      <div class="actions">
        <button matButton type="button" [disabled]="disabled()" (click)="applied.emit(byRow)">
          {{ words().suggestion.back }}
        </button>
      </div>
    } @else if (split().by === 'row') {
      <p>{{ shown().advice }}</p>
      <div class="actions">
        <button matButton="outlined" type="button" [disabled]="disabled()" (click)="applied.emit(shown().split)">
          {{ shown().apply }}
        </button>
        @if (keepable()) {
          <button matButton type="button" [disabled]="disabled()" (click)="kept.emit()">
            {{ words().suggestion.keep }}
          </button>
        }
      </div>
    }
  `,
  styleUrl: './split-suggestion.scss',
  host: { role: 'group', '[attr.aria-label]': 'shown().title' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SplitSuggestion {
  readonly suggestion = input.required<SplitSuggestionDto>();
  readonly disabled = input(false);
  /** Whether it may be put away. */
  readonly keepable = input(true);
  /** What was chosen so far. Where that is neither the suggestion nor by row, only the evidence is left. */
  readonly split = input<SplitDto>(BY_ROW);
  /** What the dataset's models predict. */
  readonly target = input.required<string>();
  readonly applied = output<SplitDto>();
  readonly kept = output();
  protected readonly words = inject(SplitWords).t;
  protected readonly byRow = BY_ROW;
  private readonly numbers = inject(NumberFormatter);

  protected readonly followed = computed(() => isSameSplit(this.split(), this.suggestion()));
  protected readonly shown = computed(() => {
    const { by: splitBy, column, evidence } = this.suggestion();
    const { title, explained, known, unknown, advice, apply, followed } = this.words().suggestion;
    const by = splitBy === 'time' ? 'time' : 'group';
    return {
      split: { by, column } as const,
      title: title[by](column),
      explained: explained(this.target()),
      advice: advice[by](column),
      apply: apply(column),
      followed: followed[by](column),
      figures: [this.figure(known[by](column), evidence.byRow), this.figure(unknown[by](column), evidence.suggested)],
      reason: this.reason(),
    };
  });

  private figure(label: string, { r2 }: SplitFigureDto) {
    return { label, r2, text: r2 < LEAST ? this.words().suggestion.nothing : this.numbers.percent(r2) };
  }

  private reason(): string | null {
    const { column, evidence } = this.suggestion();
    const { groups, rowsPerGroup, repeatedColumns, correlation } = evidence;
    const words = this.words().suggestion;
    const list = new Intl.ListFormat(this.numbers.language());
    const reasons = [
      ...(groups === null || rowsPerGroup === null
        ? []
        : [words.groups(this.numbers.exact(groups), column, this.numbers.exact(Math.round(rowsPerGroup)))]),
      ...(repeatedColumns.length === 0 ? [] : [words.repeated(list.format(repeatedColumns), repeatedColumns.length)]),
      ...(correlation === null ? [] : [words.correlation(column, this.numbers.format(correlation, 2))]),
    ];
    return reasons.length === 0 ? null : `${reasons.join('; ')}.`;
  }
}
