import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, model } from '@angular/core';
import { ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import { ColumnField, ColumnRole } from '../column-types/column-type';
import { columnType } from '../column-types/column-types';
import { FormText, translated } from '../column-types/form-text';
import { I18n } from '../core/i18n/i18n';
import { onLanguageSwitch } from '../core/i18n/language-switch';
import { NumberFormatter } from '../core/number-formatter';

type FieldColumn = InputColumnDto & { role?: ColumnRole };

/** One control for each column; holds what was typed, not what it means. */
@Component({
  selector: 'app-example-fields',
  imports: [NgComponentOutlet],
  templateUrl: './example-fields.html',
  styleUrl: './example-fields.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExampleFields {
  readonly columns = input.required<readonly FieldColumn[]>();
  readonly summaries = input.required<readonly ColumnSummaryDto[]>();
  readonly errors = input<FormText>({});
  readonly sliders = input(false);
  readonly typed = model.required<FormText>();

  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  protected readonly fields = computed(() => this.columns().map((column, index) => this.field(column, index)));
  /** Text below each field: the range of the values in the dataset, or the purpose of a kept column. */
  protected readonly hints = computed(() =>
    this.columns().map(({ kind, role }, index) => {
      const extent = columnType(kind).extent(this.fields()[index]?.summary);
      const { range, kept } = this.t().fields;
      return extent
        ? range(this.numbers.format(extent.min), this.numbers.format(extent.max))
        : role === 'kept'
          ? kept
          : null;
    }),
  );

  constructor() {
    onLanguageSwitch((from) => {
      this.typed.set(translated(this.columns(), this.typed(), this.numbers, from));
    });
  }

  focusFirst(): void {
    this.host.nativeElement.querySelector<HTMLElement>('input')?.focus();
  }

  private field(
    column: InputColumnDto,
    index: number,
  ): ColumnField & { input: ReturnType<typeof columnType>['input'] } {
    const { name, kind } = column;
    return {
      id: `x-${index}`,
      column,
      summary: this.summaries().find((each) => each.name === name),
      sliders: this.sliders(),
      text: computed(() => this.typed()[name] ?? ''),
      invalid: computed(() => !!this.errors()[name]),
      write: (text) => {
        this.typed.update((typed) => ({ ...typed, [name]: text }));
      },
      input: columnType(kind).input,
    };
  }
}
