import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { changeExample } from '../../api/generated/functions';
import { ChangeExamplesRequest, ExampleDto } from '../../api/generated/models';
import { fieldMessage, Problem, toProblem } from '../../api/problem';
import { columnType } from '../../column-types/column-types';
import { columnsOf, DatasetColumn, fieldOf, toExample, valuesIn } from '../../column-types/dataset-columns';
import { FormText, invalidColumns, toFormText, toValues, translated } from '../../column-types/form-text';
import { I18n } from '../../core/i18n/i18n';
import { onLanguageSwitch } from '../../core/i18n/language-switch';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { injectConfirmUnusualValues } from '../confirm-unusual-values';

/** The one row whose cells are fields. */
@Injectable()
export class RowEdit {
  private readonly api = inject(Api);
  private readonly numbers = inject(NumberFormatter);
  private readonly t = inject(I18n).t;
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly doubt = injectConfirmUnusualValues();
  private readonly before = signal<FormText>({});
  private readonly typed = signal<FormText>({});
  private readonly tried = signal(false);
  private readonly problem = signal<Problem | null>(null);
  /** What somebody wants to put right before it is stored. */
  private readonly doubts = signal<FormText>({});
  readonly example = signal<ExampleDto | null>(null);
  readonly saving = signal(false);

  private readonly columns = computed(() => columnsOf(this.dataset()));

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
    return said || (problem.detail ?? this.t().problems[problem.kind].title);
  });

  constructor() {
    onLanguageSwitch((from) => {
      for (const typed of [this.before, this.typed]) {
        typed.set(translated(this.columns(), typed(), this.numbers, from));
      }
    });
  }

  start(example: ExampleDto): void {
    const typed = toFormText(this.columns(), valuesIn(example, this.columns()), this.numbers);
    this.before.set(typed);
    this.typed.set(typed);
    this.tried.set(false);
    this.problem.set(null);
    this.doubts.set({});
    this.example.set(example);
  }

  leave(): void {
    this.example.set(null);
  }

  text(column: string): string {
    return this.typed()[column] ?? '';
  }

  put(column: string, text: string): void {
    this.typed.update((typed) => ({ ...typed, [column]: text }));
  }

  /** True once it is stored; false where something has to be put right first. */
  async save(): Promise<boolean> {
    const example = this.example();
    if (!example || this.saving()) {
      return false;
    }
    this.tried.set(true);
    this.problem.set(null);
    this.doubts.set({});
    if (this.hasErrors()) {
      return false;
    }
    const changed = this.changed();
    const values = toValues(changed, this.typed(), this.numbers);
    const body: ChangeExamplesRequest = toExample(changed, values);
    this.saving.set(true);
    try {
      this.doubts.set(await this.doubt(values));
      if (this.hasErrors()) {
        return false;
      }
      if (Object.keys(body).length > 0) {
        await firstValueFrom(
          this.api.invoke(changeExample, { dataset: this.dataset().id, id: Number(example.id), body }),
        );
      }
      this.leave();
      return true;
    } catch (error) {
      this.problem.set(toProblem(error));
      return false;
    } finally {
      this.saving.set(false);
    }
  }

  /** Only what was typed anew, so that what somebody else has changed meanwhile stays. */
  private changed(): DatasetColumn[] {
    return this.columns().filter(({ name }) => this.text(name) !== this.before()[name]);
  }

  private hasErrors(): boolean {
    return Object.values(this.errors()).some((message) => message !== '');
  }
}
