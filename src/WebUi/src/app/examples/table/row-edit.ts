import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { changeExample } from '../../api/generated/functions';
import { ExampleDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { DatasetColumn, toExample, valuesIn } from '../../column-types/dataset-columns';
import { FormText, toFormText, toValues } from '../../column-types/form-text';
import { ExampleChanges } from '../changes/example-changes';
import { RowFields } from './row-fields';

/** The one row whose cells are fields. */
@Injectable()
export class RowEdit extends RowFields {
  private readonly changes = inject(ExampleChanges);
  private readonly before = signal<FormText>({});
  readonly example = signal<ExampleDto | null>(null);

  start(example: ExampleDto): void {
    const typed = toFormText(this.columns(), valuesIn(example, this.columns()), this.numbers);
    this.before.set(typed);
    this.reset(typed);
    this.example.set(example);
  }

  leave(): void {
    this.example.set(null);
  }

  /** True once it is stored; false where something has to be put right first. */
  async save(): Promise<boolean> {
    const example = this.example();
    if (!example || this.saving() || !this.check()) {
      return false;
    }
    const changed = this.changed();
    const values = toValues(changed, this.typed(), this.numbers);
    this.saving.set(true);
    try {
      this.doubts.set(await this.doubt(values));
      if (this.hasErrors()) {
        return false;
      }
      if (changed.length > 0) {
        const sent = { dataset: this.dataset().id, id: Number(example.id), body: toExample(changed, values) };
        this.changes.edited(example, await firstValueFrom(this.api.invoke(changeExample, sent)), changed);
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

  protected override translate(translation: (typed: FormText) => FormText): void {
    super.translate(translation);
    this.before.update(translation);
  }

  /** Only what was typed anew, so that what somebody else has changed meanwhile stays. */
  private changed(): DatasetColumn[] {
    return this.columns().filter(({ name }) => this.text(name) !== this.before()[name]);
  }
}
