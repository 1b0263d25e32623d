import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { addExample } from '../../api/generated/functions';
import { ExampleDto, ExampleRequest } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { toExample } from '../../column-types/dataset-columns';
import { FormText, toValues, translated } from '../../column-types/form-text';
import { Language } from '../../core/i18n/i18n';
import { ExampleChanges } from '../changes/example-changes';
import { RowFields } from './row-fields';

export interface Draft {
  language: Language;
  typed: FormText;
}

/** The empty row below the others. */
@Injectable()
export class NewRowFields extends RowFields {
  private readonly changes = inject(ExampleChanges);

  /** What is kept while the page is left. */
  draft(): Draft {
    return { language: this.numbers.language(), typed: this.typed() };
  }

  restore({ language, typed }: Draft): void {
    this.reset(translated(this.columns(), typed, this.numbers, language));
  }

  isEmpty(): boolean {
    return Object.values(this.typed()).every((text) => text.trim() === '');
  }

  clear(): void {
    this.reset({});
  }

  /** The stored row; null where something has to be put right first. */
  async save(): Promise<ExampleDto | null> {
    if (this.saving() || !this.check()) {
      return null;
    }
    const sent = this.typed();
    const values = toValues(this.columns(), sent, this.numbers);
    this.saving.set(true);
    try {
      this.doubts.set(await this.doubt(values));
      if (this.hasErrors()) {
        return null;
      }
      // The target has a value here, so the request is complete.
      const body = toExample(this.columns(), values) as ExampleRequest;
      const example = await firstValueFrom(this.api.invoke(addExample, { dataset: this.dataset().id, body }));
      // Whoever types fast has begun the next row by now.
      this.reset(Object.fromEntries(Object.entries(this.typed()).filter(([name, text]) => text !== sent[name])));
      this.changes.added(example);
      return example;
    } catch (error) {
      this.problem.set(toProblem(error));
      return null;
    } finally {
      this.saving.set(false);
    }
  }
}
