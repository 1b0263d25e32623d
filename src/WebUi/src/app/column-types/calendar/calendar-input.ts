import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnField, ColumnInput } from '../column-type';
import { numericExtent } from '../numeric/extent';
import { sliderStep } from './calendar';
import { calendarOf } from './calendars';
import { CalendarPicker } from './calendar-picker';

/** A moment: typed as the reader writes it, chosen from the browser's calendar or with a slider. What was understood stands below. */
@Component({
  selector: 'app-calendar-input',
  imports: [CalendarPicker],
  template: `
    <div class="with-picker">
      <input
        #typed
        class="control"
        autocomplete="off"
        [id]="field().id"
        [value]="field().text()"
        [attr.placeholder]="field().sliders ? t().fields.missing : null"
        [attr.aria-invalid]="field().invalid()"
        [attr.aria-describedby]="field().id + '-understood ' + field().id + '-help'"
        (input)="field().write(typed.value)"
        (change)="settle(typed)"
      />
      <app-calendar-picker
        [name]="field().column.name"
        [picker]="picker()"
        [seconds]="seconds()"
        [calendar]="calendar()"
        (chosen)="write($event)"
      />
      <span class="understood" role="status" [id]="field().id + '-understood'">{{ understood() }}</span>
    </div>
    @if (slider(); as slider) {
      <div class="slider">
        <input
          #range
          type="range"
          [attr.aria-label]="t().fields.slide(field().column.name)"
          [attr.aria-valuetext]="field().text()"
          [min]="slider.min"
          [max]="slider.max"
          [step]="slider.step"
          [value]="seconds() ?? (slider.min + slider.max) / 2"
          [class.unset]="!field().text()"
          (input)="write(range.valueAsNumber)"
        />
        <div class="ends" aria-hidden="true">
          <span>{{ text(slider.min) }}</span>
          <span>{{ text(slider.max) }}</span>
        </div>
      </div>
    }
  `,
  styleUrls: ['../column-input.scss', './calendar-input.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarInput implements ColumnInput {
  readonly field = input.required<ColumnField>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly calendar = computed(() => calendarOf(this.field().column.kind));
  private readonly extent = computed(() => numericExtent(this.field().summary));
  protected readonly picker = computed(() => this.calendar().picker(this.extent()));
  protected readonly seconds = computed(() => this.read(this.field().text()));

  /** What was typed in other words than it is written here. */
  protected readonly understood = computed(() => {
    const seconds = this.seconds();
    const written = seconds === null ? '' : this.text(seconds);
    return written === this.field().text().trim() ? '' : written;
  });

  protected readonly slider = computed(() => {
    const extent = this.field().sliders ? this.extent() : null;
    return extent && extent.min < extent.max ? { ...extent, step: sliderStep(this.picker(), extent) } : null;
  });

  /** Once typed, a moment is written as it was understood. */
  protected settle(typed: HTMLInputElement): void {
    const seconds = this.read(typed.value);
    if (seconds !== null) {
      this.write(seconds);
    }
  }

  protected write(seconds: number): void {
    this.field().write(this.text(seconds));
  }

  protected text(seconds: number): string {
    return this.calendar().format(seconds, this.numbers.language());
  }

  private read(text: string): number | null {
    return text.trim() === '' ? null : this.calendar().read(text, this.numbers.language());
  }
}
