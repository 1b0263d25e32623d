import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import {
  addExample,
  changeExample,
  changeExamples,
  deleteExample,
  deleteExamples,
  restoreExamples,
} from '../../api/generated/functions';
import { ChangeExamplesRequest, ExampleDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Toast } from '../../shared/toast';
import { ExampleFilter, isFiltered } from '../filters/filter';
import { Chosen } from './selection';

type Undo = () => Promise<unknown>;

/** Changes to many examples: those of a page one by one, those of a filter by the filter. */
@Injectable({ providedIn: 'root' })
export class BulkChanges {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentDataset);
  private readonly notice = inject(Toast);
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  /** @param words What to say when it is done. */
  change(chosen: Chosen, body: ChangeExamplesRequest, words: (examples: string) => string): Promise<void> {
    return this.work(async () => {
      const said = words(this.inWords(await this.send(chosen, body)));
      if (chosen.kind === 'rows') {
        this.notice.offerUndo(said, () => void this.work(() => this.takeBack(chosen.rows)));
      } else {
        // How each of them was before, nobody knows.
        this.notice.tell(said);
      }
    });
  }

  delete(chosen: Chosen): Promise<void> {
    return this.work(async () => {
      const { deleted, undo } = await this.remove(chosen);
      const { deleted: one, deletedMany } = this.t().examples;
      const said = deleted === 1 ? one : deletedMany(this.inWords(deleted));
      this.notice.offerUndo(said, () => void this.restore(undo, deleted));
    });
  }

  inWords(count: number): string {
    return this.t().common.examples(this.numbers.exact(count));
  }

  private restore(undo: Undo, count: number): Promise<void> {
    return this.work(async () => {
      await undo();
      const { restored, restoredMany } = this.t().examples;
      this.notice.tell(count === 1 ? restored : restoredMany(this.inWords(count)));
    });
  }

  /** Some rows may have changed when others could not: the page loads again in any case. */
  private async work(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (error) {
      this.notice.failed(error);
    } finally {
      this.current.reload();
    }
  }

  private async send(chosen: Chosen, body: ChangeExamplesRequest): Promise<number> {
    const dataset = this.current.dataset().id;
    if (chosen.kind === 'matching') {
      const sent = { dataset, ...query(chosen.filter), body };
      return (await firstValueFrom(this.api.invoke(changeExamples, sent))).changed;
    }
    for (const { id } of chosen.rows) {
      await firstValueFrom(this.api.invoke(changeExample, { dataset, id: Number(id), body }));
    }
    return chosen.rows.length;
  }

  /** Excluded or not, as each row was. */
  private async takeBack(rows: readonly ExampleDto[]): Promise<void> {
    for (const row of rows) {
      const body = row.excluded === null ? { include: true } : { exclude: row.excluded };
      await this.send({ kind: 'rows', rows: [row], count: 1 }, body);
    }
  }

  private async remove(chosen: Chosen): Promise<{ deleted: number; undo: Undo }> {
    const dataset = this.current.dataset().id;
    const restore = () => firstValueFrom(this.api.invoke(restoreExamples, { dataset }));
    if (chosen.kind === 'matching') {
      const sent = { dataset, ...query(chosen.filter), all: !isFiltered(chosen.filter) };
      return { deleted: (await firstValueFrom(this.api.invoke(deleteExamples, sent))).deleted, undo: restore };
    }
    const deleted: ExampleDto[] = [];
    for (const example of chosen.rows) {
      if (await this.removeOne(dataset, example)) {
        deleted.push(example);
      }
    }
    // The server takes back its last deletion only: of several, the others are added anew.
    return {
      deleted: deleted.length,
      undo: async () => {
        await restore();
        for (const example of deleted.slice(0, -1)) {
          await this.addAgain(dataset, example);
        }
      },
    };
  }

  /** False where somebody else was quicker. */
  private async removeOne(dataset: string, { id }: ExampleDto): Promise<boolean> {
    try {
      await firstValueFrom(this.api.invoke(deleteExample, { dataset, id: Number(id) }));
      return true;
    } catch (error) {
      if (toProblem(error).kind === 'not-found') {
        return false;
      }
      throw error;
    }
  }

  private async addAgain(dataset: string, { x, y, excluded }: ExampleDto): Promise<void> {
    const { id } = await firstValueFrom(this.api.invoke(addExample, { dataset, body: { x, y } }));
    if (excluded !== null) {
      await firstValueFrom(this.api.invoke(changeExample, { dataset, id: Number(id), body: { exclude: excluded } }));
    }
  }
}

function query({ where, excluded, part }: ExampleFilter) {
  return {
    where: [...where],
    ...(excluded === undefined ? {} : { excluded }),
    ...(part === undefined ? {} : { part }),
  };
}
