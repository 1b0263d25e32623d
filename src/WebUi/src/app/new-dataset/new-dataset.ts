import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { createDataset } from '../api/generated/functions';
import { ColumnKind } from '../api/generated/models';
import { fieldMessage, Problem, toProblem } from '../api/problem';
import { ChosenRole } from '../column-types/column-type';
import { columnType, kindsFor } from '../column-types/column-types';
import { I18n } from '../core/i18n/i18n';
import { ProblemText } from '../core/problem-text';
import { clear, load, save } from '../core/storage';
import { ImportEntry } from '../import/links/import-entry';
import { injectFocus, INVALID } from '../shared/focusing';
import { Icon } from '../shared/icon';
import { DatasetList } from '../datasets/dataset-list';
import { TARGET_KINDS, TargetKind, taskWith } from '../tasks/target-kinds';

interface Column {
  role: ChosenRole;
  name: string;
  kind: ColumnKind;
  unit: string;
}

interface Draft {
  name: string;
  columns: Column[];
  target: { name: string; unit: string; kind: TargetKind };
}

/** Lists of columns in a request, by role. */
const LISTS: Readonly<Record<ChosenRole, 'inputs' | 'kept'>> = { input: 'inputs', kept: 'kept' };

const DRAFT = 'draft.new-dataset.columns';

@Component({
  selector: 'app-new-dataset',
  imports: [MatButton, MatIconButton, Icon, ImportEntry],
  templateUrl: './new-dataset.html',
  styleUrl: './new-dataset.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewDataset {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly list = inject(DatasetList);
  private readonly focus = injectFocus();
  private readonly rows = viewChild.required<ElementRef<HTMLElement>>('rows');
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly roles = Object.keys(LISTS) as ChosenRole[];
  protected readonly kindsFor = kindsFor;
  protected readonly targetKinds = TARGET_KINDS;
  protected readonly taskWith = taskWith;
  protected readonly draft = signal(recalledDraft());
  protected readonly problem = signal<Problem | null>(null);
  protected readonly tried = signal(false);
  protected readonly saving = signal(false);

  constructor() {
    effect(() => {
      save(DRAFT, JSON.stringify(this.draft()), 'sessionStorage');
    });
  }

  protected hasUnit(kind: ColumnKind): boolean {
    return columnType(kind).hasUnit;
  }

  protected setName(event: Event): void {
    this.draft.update((draft) => ({ ...draft, name: valueOf(event) }));
  }

  protected setTarget(part: 'name' | 'unit' | 'kind', event: Event): void {
    this.draft.update((draft) => ({ ...draft, target: { ...draft.target, [part]: valueOf(event) } }));
  }

  protected setColumn(index: number, part: 'name' | 'kind' | 'unit', event: Event): void {
    this.changeColumn(index, (column) => ({ ...column, [part]: valueOf(event) }));
  }

  protected setRole(index: number, event: Event): void {
    const role = valueOf(event) as ChosenRole;
    const kinds = kindsFor(role);
    this.changeColumn(index, (column) => ({
      ...column,
      role,
      kind: kinds.find((kind) => kind === column.kind) ?? kinds[0] ?? column.kind,
    }));
  }

  protected addColumn(): void {
    this.draft.update((draft) => ({ ...draft, columns: [...draft.columns, emptyColumn()] }));
    setTimeout(() => this.rows().nativeElement.querySelector<HTMLElement>('.row:last-of-type input')?.focus());
  }

  protected removeColumn(index: number): void {
    this.draft.update((draft) => ({ ...draft, columns: draft.columns.filter((_, at) => at !== index) }));
  }

  protected nameMessage(): string | null {
    const problem = this.problem();
    if (this.tried() && !this.draft().name.trim()) {
      return this.t().datasets.nameNeeded;
    }
    return problem?.kind === 'name-taken' ? this.t().problems['name-taken'].title : fieldMessage(problem, 'name');
  }

  protected columnMessage(name: string, field: string): string | null {
    if (this.tried() && !name.trim()) {
      return this.t().datasets.columnNeeded;
    }
    const { columns, target } = this.draft();
    const same = [...columns, target].filter(
      (column) => column.name.trim().toLowerCase() === name.trim().toLowerCase(),
    );
    return name.trim() && same.length > 1
      ? this.t().datasets.columnTwice
      : (fieldMessage(this.problem(), `${field}.name`) ?? fieldMessage(this.problem(), field));
  }

  /** Field of a column in a request. */
  protected fieldOf(column: Column): string {
    const { role } = column;
    return `${LISTS[role]}[${this.columnsWith(role).indexOf(column)}]`;
  }

  /** What the server said that has no field of its own on the page. */
  protected otherMessages(): string[] {
    const problem = this.problem();
    if (!problem || problem.kind === 'name-taken') {
      return [];
    }
    const others = Object.entries(problem.fields).filter(([field]) => !/^(name|target|inputs\[|kept\[)/i.test(field));
    return problem.kind === 'validation' ? others.map(([, message]) => message) : [this.problemText.of(problem)];
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    this.problem.set(null);
    const { name, columns, target } = this.draft();
    if (!name.trim() || [...columns, target].some((column) => !column.name.trim())) {
      this.focus(INVALID);
      return;
    }
    this.saving.set(true);
    try {
      const dataset = await firstValueFrom(
        this.api.invoke(createDataset, {
          body: {
            name: name.trim(),
            inputs: this.columnsWith('input').map((column) => ({ ...described(column), kind: column.kind })),
            target: { ...described(target), kind: target.kind },
            kept: this.columnsWith('kept').map((column) => ({ name: column.name.trim(), kind: column.kind })),
          },
        }),
      );
      this.draft.set(emptyDraft());
      clear(DRAFT, 'sessionStorage');
      this.list.reload();
      await this.router.navigate(['/d', dataset.id, 'data', 'add']);
    } catch (error) {
      this.problem.set(toProblem(error));
      this.focus(INVALID);
    } finally {
      this.saving.set(false);
    }
  }

  private columnsWith(role: ChosenRole): Column[] {
    return this.draft().columns.filter((column) => column.role === role);
  }

  private changeColumn(index: number, change: (column: Column) => Column): void {
    this.draft.update((draft) => ({
      ...draft,
      columns: draft.columns.map((column, at) => (at === index ? change(column) : column)),
    }));
  }
}

/** Only numbers have units. */
function described(column: { name: string; unit: string; kind: ColumnKind }): { name: string; unit: string | null } {
  return { name: column.name.trim(), unit: (columnType(column.kind).hasUnit && column.unit.trim()) || null };
}

function emptyColumn(): Column {
  return { role: 'input', name: '', kind: 'numeric', unit: '' };
}

function emptyDraft(): Draft {
  return { name: '', columns: [emptyColumn()], target: { name: '', unit: '', kind: 'numeric' } };
}

function recalledDraft(): Draft {
  const saved = load(DRAFT, 'sessionStorage');
  const { target, ...draft } = saved === null ? emptyDraft() : (JSON.parse(saved) as Draft);
  // A draft of before had a number for a target.
  return { ...draft, target: { ...emptyDraft().target, ...target } };
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
