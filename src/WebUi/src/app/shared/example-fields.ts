import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, model, Signal } from '@angular/core';
import { ColumnSummaryDto, InputColumnDto } from '../api/generated/models';
import { ColumnField, ColumnRole, Extent } from '../column-types/column-type';
import { columnType } from '../column-types/column-types';
import { FormText } from '../column-types/form-text';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';

interface Field extends ColumnField {
  readonly input: ReturnType<typeof columnType>['input'];
  readonly hint: Signal<string | null>;
  /** A date or a time takes more room than a number. */
  readonly moment: boolean;
}

type FieldColumn = InputColumnDto & { role?: ColumnRole };

/** One control for each column; holds what was typed, not what it means. Whose text it is translates it when the language is switched. */
@Component({
  selector: 'app-example-fields',
  imports: [NgComponentOutlet, NgTemplateOutlet],
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
  /** Number of columns at the end that wait behind a label. */
  readonly foldedCount = input(0);
  readonly foldedLabel = input('');
  readonly unfolded = input(false);

  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  private readonly fields = computed(() => this.columns().map((column, index) => this.field(column, index)));
  private readonly cut = computed(() => this.fields().length - this.foldedCount());
  protected readonly shown = computed(() => this.fields().slice(0, this.cut()));
  protected readonly folded = computed(() => this.fields().slice(this.cut()));

  focusFirst(): void {
    this.host.nativeElement.querySelector<HTMLElement>('input, textarea')?.focus();
  }

  private field({ role, ...column }: FieldColumn, index: number): Field {
    const { name, kind } = column;
    const summary = this.summaries().find((each) => each.name === name);
    return {
      id: `x-${index}`,
      column,
      summary,
      sliders: this.sliders(),
      text: computed(() => this.typed()[name] ?? ''),
      invalid: computed(() => !!this.errors()[name]),
      hint: computed(() => this.hint(column, columnType(kind).extent(summary), role)),
      write: (text) => {
        this.typed.update((typed) => ({ ...typed, [name]: text }));
      },
      input: columnType(kind).input,
      moment: columnType(kind).calendar !== undefined,
    };
  }

  /** Text below a field: the range of the values in the dataset, or the purpose of a kept column. */
  private hint({ kind, name }: InputColumnDto, extent: Extent | null, role: ColumnRole | undefined): string | null {
    const { range, kept } = this.t().fields;
    const purpose = role === 'kept' ? kept : null;
    const figure = (value: number) => columnType(kind).figure(value, { name }, this.numbers);
    return extent ? range(figure(extent.min), figure(extent.max)) : purpose;
  }
}
