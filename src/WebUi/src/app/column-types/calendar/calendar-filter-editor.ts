import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ColumnFilterEditor, ColumnToFilter } from '../column-type';
import { Condition } from '../filter/condition';
import { FilterChoices } from '../filter/filter-choices';
import { numericExtent } from '../numeric/extent';
import { rangeErrors, toConditions, toRangeFilter } from '../filter/range-filter';
import { calendarNotation } from './calendar-notation';
import { calendarOf } from './calendars';
import { CalendarPicker } from './calendar-picker';

/** The first and the last moment of a range, and whether to show only missing values. */
@Component({
  selector: 'app-calendar-filter-editor',
  imports: [CalendarPicker, FilterChoices],
  template: `
    <div class="ends">
      @for (end of ends(); track end.key) {
        <div class="field">
          <label [for]="'filter-' + end.key">{{ end.label }}</label>
          <div class="with-picker">
            <input
              #text
              class="control"
              autocomplete="off"
              [id]="'filter-' + end.key"
              [value]="filter()[end.key]"
              [attr.placeholder]="end.seen"
              [attr.aria-invalid]="!!end.error"
              [attr.aria-describedby]="'filter-' + end.key + '-help'"
              (input)="put(end.key, text.value)"
            />
            <app-calendar-picker
              [name]="end.label"
              [picker]="picker()"
              [calendar]="calendar()"
              [seconds]="end.seconds"
              (chosen)="put(end.key, written($event))"
            />
            <span class="understood" role="status">{{ end.understood }}</span>
          </div>
          <span class="error" role="alert" [id]="'filter-' + end.key + '-help'">{{ end.error }}</span>
        </div>
      }
    </div>
    <app-filter-choices [choices]="choices()" [legendHidden]="true" [(chosen)]="missing" />
  `,
  styleUrls: ['../filter/column-filter-editor.scss', './calendar-input.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarFilterEditor implements ColumnFilterEditor {
  readonly filtered = input.required<ColumnToFilter>();
  private readonly numbers = inject(NumberFormatter);
  private readonly t = inject(I18n).t;
  protected readonly calendar = computed(() => calendarOf(this.filtered().column.kind));
  private readonly extent = computed(() => numericExtent(this.filtered().summary));
  protected readonly picker = computed(() => this.calendar().picker(this.extent()));
  private readonly notation = computed(() => calendarNotation(this.calendar(), this.picker(), this.numbers.language()));
  private readonly before = computed(() => toRangeFilter(this.filtered().conditions, this.notation()));
  protected readonly filter = linkedSignal(() => this.before());
  protected readonly missing = linkedSignal<readonly string[]>(() => (this.before().missing ? [''] : []));
  private readonly tried = signal(false);

  protected readonly ends = computed(() => {
    const extent = this.extent();
    const { filters } = this.t().examples;
    const { notADate, notATime } = this.t().fields;
    const invalid = this.picker() === 'time' ? notATime : notADate;
    const found = rangeErrors(this.filter(), this.notation(), { invalid, backwards: filters.backwards });
    return (['from', 'to'] as const).map((key) => {
      const typed = this.filter()[key];
      const seconds = typed.trim() === '' ? null : this.read(typed);
      const written = seconds === null ? '' : this.written(seconds);
      return {
        key,
        label: filters[key],
        seconds,
        understood: written === typed.trim() ? '' : written,
        error: this.tried() ? found[key] : null,
        seen: extent && this.written(key === 'from' ? extent.min : extent.max),
      };
    });
  });

  /** Offered only where values are missing, or the filter asks for them already. */
  protected readonly choices = computed(() => {
    const { missing = 0 } = this.filtered().summary ?? {};
    const label = this.t().examples.filters.onlyMissing(this.numbers.exact(missing));
    return missing > 0 || this.before().missing ? [{ value: '', label }] : [];
  });

  apply(): Condition[] | null {
    this.tried.set(true);
    return this.ends().every(({ error }) => error === null)
      ? toConditions(
          this.filtered().column.name,
          { ...this.filter(), missing: this.missing().length > 0 },
          this.notation(),
        )
      : null;
  }

  protected put(key: 'from' | 'to', text: string): void {
    this.filter.update((filter) => ({ ...filter, [key]: text }));
  }

  protected written(seconds: number): string {
    return this.calendar().format(seconds, this.numbers.language());
  }

  private read(text: string): number | null {
    return this.calendar().read(text, this.numbers.language());
  }
}
