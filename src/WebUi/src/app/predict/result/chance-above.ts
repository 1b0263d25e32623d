import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { outOfTwenty } from './outcomes';

/** How likely the true value exceeds a value of the reader's choice. */
@Component({
  selector: 'app-chance-above',
  template: `
    <div class="line">
      <label for="chance-above">{{ t().predict.chanceAbove }}</label>
      <div class="with-unit" [style.--unit-space.ch]="unit() ? unit()!.length + 3 : null">
        <input
          #typed
          id="chance-above"
          class="control"
          inputmode="decimal"
          autocomplete="off"
          [value]="text()"
          [attr.placeholder]="placeholder()"
          [attr.aria-invalid]="invalid()"
          aria-describedby="chance-above-help"
          (input)="text.set(typed.value)"
        />
        @if (unit(); as unit) {
          <span class="unit">{{ unit }}</span>
        }
      </div>
      <output for="chance-above" [attr.title]="exact()">{{ chance() }}</output>
    </div>
    <p id="chance-above-help" class="error">{{ invalid() ? t().fields.notANumber : '' }}</p>
  `,
  styleUrl: './chance-above.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChanceAbove {
  readonly unit = input<string | null>(null);
  readonly text = model.required<string>();
  /** Value asked for while nothing is typed. */
  readonly usual = input.required<number | null>();
  readonly probability = input.required<number | null>();

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  protected readonly placeholder = computed(() => {
    const usual = this.usual();
    return usual === null ? null : this.numbers.exact(usual);
  });
  protected readonly invalid = computed(
    () => this.text().trim() !== '' && Number.isNaN(this.numbers.parse(this.text())),
  );
  protected readonly chance = computed(() => {
    const probability = this.probability();
    if (probability === null || this.invalid()) {
      return '–';
    }
    const { inTwenty, lessThanOne, moreThanNineteen } = this.t().predict;
    const count = outOfTwenty(probability);
    return count === null ? (probability < 0.5 ? lessThanOne : moreThanNineteen) : inTwenty(count);
  });
  protected readonly exact = computed(() => {
    const probability = this.probability();
    return probability === null ? null : this.numbers.percent(probability);
  });
}
