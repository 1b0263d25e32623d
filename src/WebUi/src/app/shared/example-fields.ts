import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
} from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { onLanguageSwitch } from '../core/i18n/language-switch';
import { Numbers } from '../core/numbers';
import { sliderStep, translated, Typed } from '../core/values';

interface Field {
  id: string;
  name: string;
  numeric: boolean;
  unit: string | null;
  range: string | null;
  slider: { min: number; max: number; step: number } | null;
  categories: string[];
}

/** One control for each input column; holds what was typed, not what it means. */
@Component({
  selector: 'app-example-fields',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  templateUrl: './example-fields.html',
  styleUrl: './example-fields.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExampleFields {
  readonly columns = input.required<readonly InputColumnDto[]>();
  readonly summaries = input.required<readonly ColumnSummaryDto[]>();
  readonly errors = input<Typed>({});
  readonly sliders = input(false);
  readonly typed = model.required<Typed>();

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(Numbers);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  /** The column whose options are narrowed by what is being typed. */
  private readonly searching = linkedSignal<string | null>(() => (this.columns(), null));

  protected readonly fields = computed(() => this.columns().map((column, index) => this.field(column, index)));

  constructor() {
    onLanguageSwitch((from) => {
      this.typed.set(translated(this.columns(), this.typed(), this.numbers, from));
    });
  }

  focusFirst(): void {
    this.host.nativeElement.querySelector<HTMLElement>('input')?.focus();
  }

  protected text(field: Field): string {
    return this.typed()[field.name] ?? '';
  }

  protected position(field: Field): number {
    const value = this.numbers.parse(this.text(field));
    return Number.isNaN(value) && field.slider ? (field.slider.min + field.slider.max) / 2 : value;
  }

  protected options(field: Field): string[] {
    const search = this.searching() === field.name ? this.text(field).trim().toLowerCase() : '';
    return field.categories.filter((category) => category.toLowerCase().includes(search));
  }

  protected open(): void {
    this.searching.set(null);
  }

  protected type(field: Field, event: Event): void {
    this.searching.set(field.name);
    this.put(field, (event.target as HTMLInputElement).value);
  }

  protected slide(field: Field, event: Event): void {
    this.put(field, this.numbers.typed((event.target as HTMLInputElement).valueAsNumber));
  }

  protected put(field: Field, text: string): void {
    this.typed.update((typed) => ({ ...typed, [field.name]: text }));
  }

  private field(column: InputColumnDto, index: number): Field {
    const summary = this.summaries().find(({ name }) => name === column.name);
    const { min = null, max = null } = summary ?? {};
    const known = column.kind === 'numeric' && min !== null && max !== null;
    return {
      id: `x-${index}`,
      name: column.name,
      numeric: column.kind === 'numeric',
      unit: column.unit ?? null,
      range: known ? this.t().fields.range(this.numbers.format(min), this.numbers.format(max)) : null,
      slider: known && this.sliders() && min < max ? { min, max, step: sliderStep(min, max) } : null,
      categories: summary?.categories.map(({ value }) => value) ?? [],
    };
  }
}
