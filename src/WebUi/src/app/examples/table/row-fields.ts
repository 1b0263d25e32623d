import { computed, inject, signal } from '@angular/core';
import { Api } from '../../api/generated/api';
import { fieldMessage, Problem } from '../../api/problem';
import { columnType } from '../../column-types/column-types';
import { columnsOf, fieldOf } from '../../column-types/dataset-columns';
import { FormText, invalidColumns, translated } from '../../column-types/form-text';
import { I18n } from '../../core/i18n/i18n';
import { onLanguageSwitch } from '../../core/i18n/language-switch';
import { NumberFormatter } from '../../core/number-formatter';
import { ProblemText } from '../../core/problem-text';
import { CurrentDataset } from '../../datasets/current-dataset';
import { injectConfirmUnusualValues } from '../confirm-unusual-values';

/** What is typed into the cells of a row, and what is wrong with it. */
export abstract class RowFields {
  protected readonly api = inject(Api);
  protected readonly numbers = inject(NumberFormatter);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly doubt = injectConfirmUnusualValues();
  protected readonly typed = signal<FormText>({});
  protected readonly tried = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  /** What somebody wants to put right before it is stored. */
  protected readonly doubts = signal<FormText>({});
  readonly saving = signal(false);
  protected readonly columns = computed(() => columnsOf(this.dataset()));

  readonly errors = computed<FormText>(() => {
    const t = this.t();
    const invalid = invalidColumns(this.columns(), this.typed(), this.numbers);
    return Object.fromEntries(
      this.columns().map((column) => {
        const { name, kind, role } = column;
        const needed = role === 'target' && !this.text(name).trim() ? t.fields.needed : '';
        const own = invalid.includes(name) ? columnType(kind).invalid(t) : needed;
        const said = this.doubts()[name] ?? fieldMessage(this.problem(), fieldOf(column)) ?? '';
        return [name, this.tried() && own !== '' ? own : said];
      }),
    );
  });

  /** What failed beyond what is said at the cells. */
  readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem || this.hasErrors()) {
      return null;
    }
    const said = Object.values(problem.fields).join(' ');
    return said || this.problemText.of(problem);
  });

  constructor() {
    onLanguageSwitch((from) => {
      this.translate((typed) => translated(this.columns(), typed, this.numbers, from));
    });
  }

  text(column: string): string {
    return this.typed()[column] ?? '';
  }

  put(column: string, text: string): void {
    this.typed.update((typed) => ({ ...typed, [column]: text }));
  }

  protected translate(translation: (typed: FormText) => FormText): void {
    this.typed.update(translation);
  }

  protected reset(typed: FormText): void {
    this.typed.set(typed);
    this.forget();
    this.tried.set(false);
  }

  /** Before another attempt. False where a field is invalid. */
  protected check(): boolean {
    this.tried.set(true);
    this.forget();
    return !this.hasErrors();
  }

  protected hasErrors(): boolean {
    return Object.values(this.errors()).some((message) => message !== '');
  }

  private forget(): void {
    this.problem.set(null);
    this.doubts.set({});
  }
}
