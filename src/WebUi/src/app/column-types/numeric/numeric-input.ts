import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnField, ColumnInput } from '../column-type';
import { numericExtent } from './extent';
import { sliderStep } from './slider-step';

/** A number with its unit, and a slider where the form has sliders. */
@Component({
  selector: 'app-numeric-input',
  template: `
    @let unit = field().column.unit;
    <div class="with-unit" [style.--unit-space]="unit ? 'calc(' + unit.length + 'ch + 20px)' : null">
      <input
        #typed
        class="control"
        inputmode="decimal"
        autocomplete="off"
        [id]="field().id"
        [value]="field().text()"
        [attr.placeholder]="field().sliders ? t().fields.missing : null"
        [attr.aria-invalid]="field().invalid()"
        [attr.aria-describedby]="field().id + '-help'"
        (input)="field().write(typed.value)"
      />
      @if (unit) {
        <span class="unit">{{ unit }}</span>
      }
    </div>
    @if (slider(); as slider) {
      <div class="slider">
        <input
          #range
          type="range"
          [attr.aria-label]="t().fields.slide(field().column.name)"
          [min]="slider.min"
          [max]="slider.max"
          [step]="slider.step"
          [value]="position()"
          [class.unset]="!field().text()"
          (input)="field().write(numbers.typed(range.valueAsNumber))"
        />
        <div class="ends" aria-hidden="true">
          <span>{{ numbers.format(slider.min) }}</span>
          <span>{{ numbers.format(slider.max) }}</span>
        </div>
      </div>
    }
  `,
  styleUrl: '../column-input.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NumericInput implements ColumnInput {
  readonly field = input.required<ColumnField>();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);

  protected readonly slider = computed(() => {
    const { sliders, summary } = this.field();
    const extent = sliders ? numericExtent(summary) : null;
    return extent && extent.min < extent.max ? { ...extent, step: sliderStep(extent.min, extent.max) } : null;
  });

  /** In the middle while the text is no number. */
  protected readonly position = computed(() => {
    const value = this.numbers.parse(this.field().text());
    const slider = this.slider();
    return Number.isNaN(value) && slider ? (slider.min + slider.max) / 2 : value;
  });
}
