import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { Router } from '@angular/router';
import { ExampleDto } from '../../api/generated/models';
import { columnType } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { draftKey, load, save } from '../../core/storage';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Imports } from '../../import/session/imports';
import { injectFocus, INVALID } from '../../shared/focusing';
import { RowAction } from '../../shared/table/row-action';
import { ColumnsShown } from './columns-shown';
import { Draft, NewRowFields } from './new-row-fields';
import { pastedInto } from './pasted';

/** The empty row below the others: Enter saves it and starts the next one. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a table has no other elements as rows
  selector: 'tr[app-new-row]',
  imports: [RowAction],
  templateUrl: './new-row.html',
  styleUrls: ['./example-cells.scss', './new-row.scss'],
  providers: [NewRowFields],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewRow {
  /** Cells before the target's that have nothing to type into. */
  readonly extra = input(0);
  readonly added = output<ExampleDto>();

  protected readonly t = inject(I18n).t;
  protected readonly fields = inject(NewRowFields);
  private readonly imports = inject(Imports);
  private readonly router = inject(Router);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly shown = inject(ColumnsShown);
  private readonly focus = injectFocus();
  private readonly key = draftKey(this.dataset(), 'row');

  protected readonly columns = computed(() => {
    const { summary } = this.dataset();
    return this.shown.columns().map((column) => ({
      ...column,
      numeric: columnType(column.kind).numeric,
      inputMode: columnType(column.kind).inputMode,
      known: summary.find(({ name }) => name === column.name)?.categories.map(({ value }) => value) ?? [],
    }));
  });

  constructor() {
    const kept = load(this.key, 'sessionStorage');
    if (kept !== null) {
      this.fields.restore(JSON.parse(kept) as Draft);
    }
    effect(() => {
      save(this.key, JSON.stringify(this.fields.draft()), 'sessionStorage');
    });
  }

  protected async save(): Promise<void> {
    const example = await this.fields.save();
    if (example) {
      this.added.emit(example);
      this.focus('[data-new="0"]');
    } else {
      this.focus(INVALID, true);
    }
  }

  protected clear(): void {
    this.fields.clear();
    this.focus('[data-new="0"]');
  }

  /** Cells of one row fill the fields; several rows go on to the check of an import. */
  protected paste(event: ClipboardEvent, index: number): void {
    const into = this.columns().slice(index);
    const pasted = pastedInto(event.clipboardData?.getData('text') ?? '', into);
    if (pasted.kind === 'text') {
      return;
    }
    event.preventDefault();
    if (pasted.kind === 'cells') {
      pasted.cells.slice(0, into.length).forEach((cell, at) => {
        this.fields.put(into[at]?.name ?? '', cell);
      });
      return;
    }
    const { id } = this.dataset();
    this.imports.into(id).takePasted(pasted.text);
    void this.router.navigate(['/d', id, 'data', 'import']);
  }
}
