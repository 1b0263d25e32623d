import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { formatDuration } from '../../core/duration';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ticking } from '../../core/ticking';
import { CurrentDataset } from '../../datasets/current-dataset';
import { differentRows } from '../enough-rows';

const MINUTES = [0, 1, 2, 5, 10, 30, 60];

/** The server searches from this many examples to learn from on; a fifth is kept for the test by default. */
const NEEDED_ROWS = 500 / 0.8;

/** How long to search for better settings before the training. */
@Component({
  selector: 'app-search-choice',
  template: `
    <div class="field">
      <label for="option-searchSeconds">{{ t().training.optionNames.searchSeconds }}</label>
      <div class="slider">
        <input
          #range
          id="option-searchSeconds"
          type="range"
          min="0"
          step="1"
          aria-describedby="option-searchSeconds-help"
          [max]="most"
          [value]="index()"
          [disabled]="isSmall()"
          [attr.aria-valuetext]="text()"
          (input)="put.emit(60 * minutes(range.valueAsNumber))"
        />
        <span class="number" aria-hidden="true">{{ text() }}</span>
      </div>
      <span id="option-searchSeconds-help" class="help">
        @if (message(); as message) {
          <span class="error" role="alert">{{ message }}</span>
        } @else {
          <span class="hint">{{ hint() }}</span>
        }
      </span>
    </div>
  `,
  styleUrl: './option-field.scss',
  styles: `
    .slider {
      display: flex;
      gap: 16px;
      align-items: center;
      max-width: 432px;
      min-height: 36px;

      input {
        flex: 1;
        min-width: 0;
        accent-color: var(--accent);
      }

      .number {
        min-width: 56px;
        text-align: right;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchChoice {
  readonly seconds = input.required<number>();
  readonly message = input<string | null>();
  readonly put = output<number>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly now = ticking(10_000);
  protected readonly most = MINUTES.length - 1;
  protected readonly isSmall = computed(() => differentRows(this.dataset()) < NEEDED_ROWS);
  protected readonly index = computed(() =>
    this.isSmall()
      ? 0
      : Math.max(
          0,
          MINUTES.findIndex((minutes) => 60 * minutes >= this.seconds()),
        ),
  );

  protected readonly text = computed(() => {
    const minutes = this.minutes(this.index());
    return minutes === 0 ? this.t().training.search.off : formatDuration(60_000 * minutes, this.numbers);
  });

  protected readonly hint = computed(() => {
    const t = this.t().training.search;
    if (this.isSmall()) {
      return t.few(this.numbers.exact(NEEDED_ROWS));
    }
    const end = new Date(this.now() + 60_000 * this.minutes(this.index()));
    return this.index() === 0 ? t.gain : `${t.gain} ${t.until(this.numbers.clock(end))}`;
  });

  protected minutes(index: number): number {
    return MINUTES[index] ?? 0;
  }
}
