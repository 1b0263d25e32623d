import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import {
  changeExample,
  changeExamples,
  deleteExample,
  deleteExamples,
  restoreExamples,
} from '../../api/generated/functions';
import { ChangedExamplesDto, ChangeExamplesRequest, ExampleDto } from '../../api/generated/models';
import { columnsOf, DatasetColumn, toExample, valueIn, valuesIn } from '../../column-types/dataset-columns';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { injectConfirm } from '../../shared/confirm';
import { Toast } from '../../shared/toast';
import { ExampleFilter, isFiltered, toParams } from '../filters/filter';
import { Chosen } from '../selection/selection';
import { exclusionsOf, RowStates } from './row-states';
import { ChangedSince, UndoStack } from '../../datasets/changes/undo-stack';

type Which = Omit<Parameters<typeof changeExamples>[2], 'body'>;

/** A reason for exclusion; null to have the rows take part in training again. */
type Exclusion = string | null;

/** Changes to rows, each with its way back. */
@Injectable({ providedIn: 'root' })
export class ExampleChanges {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentDataset);
  private readonly notice = inject(Toast);
  private readonly states = inject(RowStates);
  private readonly stack = inject(UndoStack);
  private readonly confirm = injectConfirm();
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  /** Values of a row were changed: how it was, and how it is. */
  edited(before: ExampleDto, after: ExampleDto, columns: readonly DatasetColumn[]): void {
    const dataset = this.current.dataset().id;
    const body = toExample(columns, valuesIn(before, columns));
    const said = this.t().examples.undo.edited(after.id, columns.map(({ name }) => name).join(', '));
    this.stack.done({
      ...this.undoable(said),
      undo: async () => {
        await this.states.expect(dataset, [after], haveSame(columns));
        await firstValueFrom(this.api.invoke(changeExample, { dataset, id: Number(after.id), body }));
      },
    });
  }

  added(example: ExampleDto): void {
    const { id: dataset } = this.current.dataset();
    const columns = columnsOf(this.current.dataset());
    this.stack.done({
      ...this.undoable(this.t().examples.newRow.added(example.id)),
      undo: async () => {
        await this.states.expect(dataset, [example], haveSame(columns));
        await firstValueFrom(this.api.invoke(deleteExample, { dataset, id: Number(example.id) }));
        this.stack.replaceDeletion();
      },
    });
  }

  /** Excludes rows from training, or includes them again. */
  exclude(chosen: Chosen, reason: Exclusion): Promise<void> {
    return this.work(() =>
      chosen.kind === 'rows' ? this.excludeRows(chosen.rows, reason) : this.excludeMatching(chosen.filter, reason),
    );
  }

  delete(chosen: Chosen): Promise<void> {
    return this.work(async () => {
      const dataset = this.current.dataset().id;
      const which =
        chosen.kind === 'rows'
          ? { id: idsOf(chosen.rows) }
          : { ...toParams(chosen.filter), all: !isFiltered(chosen.filter) };
      const { deleted } = await firstValueFrom(this.api.invoke(deleteExamples, { dataset, ...which }));
      const { deleted: one, deletedMany, restored, restoredMany } = this.t().examples;
      this.stack.done({
        said: deleted === 1 ? one : deletedMany(this.inWords(deleted)),
        undone: deleted === 1 ? restored : restoredMany(this.inWords(deleted)),
        deletion: true,
        undo: () => firstValueFrom(this.api.invoke(restoreExamples, { dataset })),
      });
    });
  }

  inWords(count: number): string {
    return this.t().common.examples(this.numbers.exact(count));
  }

  private async excludeRows(rows: readonly ExampleDto[], reason: Exclusion): Promise<void> {
    const dataset = this.current.dataset().id;
    const { changed } = await this.send({ dataset, id: idsOf(rows) }, reason);
    this.stack.done({
      ...this.undoable(this.wordsOf(reason, changed)),
      undo: async () => {
        await this.states.expect(dataset, rows, ({ excluded }) => excluded === reason);
        await this.states.restore(dataset, exclusionsOf(rows));
      },
    });
  }

  /** The rows may be too many to remember each: they are found again by their filter. */
  private async excludeMatching(filter: ExampleFilter, reason: Exclusion): Promise<void> {
    const dataset = this.current.dataset().id;
    const { excluded: _, ...base } = filter;
    const before = await this.states.excluded(dataset, base);
    // Which copies of a row are test rows depends on which are excluded: the filter would find others afterwards.
    const found = filter.part === undefined ? before : null;
    const t = this.t().examples.undo;
    if (found === null && !(await this.confirm({ title: t.cannotTitle, what: t.cannot, action: t.goOn }))) {
      return;
    }
    const { changed } = await this.send({ dataset, ...toParams(filter) }, reason);
    const said = this.wordsOf(reason, changed);
    if (found === null) {
      this.notice.tell(said);
      return;
    }
    const counts = await this.states.counts(dataset, base);
    this.stack.done({
      ...this.undoable(said),
      undo: async () => {
        if ((await this.states.counts(dataset, base)) !== counts) {
          throw new ChangedSince();
        }
        if (reason !== null) {
          await this.send({ dataset, ...toParams({ ...base, excluded: true }) }, null);
        }
        await this.states.restore(dataset, found);
      },
    });
  }

  private send(which: Which, reason: Exclusion): Promise<ChangedExamplesDto> {
    const body: ChangeExamplesRequest = reason === null ? { include: true } : { exclude: reason };
    return firstValueFrom(this.api.invoke(changeExamples, { ...which, body }));
  }

  private wordsOf(reason: Exclusion, count: number): string {
    const { included, excluded } = this.t().examples.selection;
    return (reason === null ? included : excluded)(this.inWords(count));
  }

  private undoable(said: string): { said: string; undone: string } {
    return { said, undone: this.t().examples.undo.undone(said) };
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
}

function idsOf(rows: readonly ExampleDto[]): number[] {
  return rows.map(({ id }) => Number(id));
}

function haveSame(columns: readonly DatasetColumn[]): (one: ExampleDto, other: ExampleDto) => boolean {
  return (one, other) => columns.every((column) => valueIn(one, column) === valueIn(other, column));
}
