import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { addExample, deleteExample } from '../api/generated/functions';
import { ExampleDto, ExampleRequest } from '../api/generated/models';
import { fieldMessage, Problem, toProblem } from '../api/problem';
import { columnType } from '../column-types/column-types';
import { columnsOf, fieldOf, toExample } from '../column-types/dataset-columns';
import { FormText, invalidColumns, toValues, translated } from '../column-types/form-text';
import { I18n, Language } from '../core/i18n/i18n';
import { onLanguageSwitch } from '../core/i18n/language-switch';
import { NumberFormatter } from '../core/number-formatter';
import { ProblemText } from '../core/problem-text';
import { draftKey, load, save } from '../core/storage';
import { CurrentDataset } from '../datasets/current-dataset';
import { ExamplePlot } from '../examples/plot/example-plot';
import { ImportEntry } from '../import/links/import-entry';
import { injectConfirmUnusualValues } from '../examples/confirm-unusual-values';
import { ExampleFields } from '../shared/example-fields';
import { injectFocus, INVALID } from '../shared/focusing';
import { Icon } from '../shared/icon';
import { RecentExamples } from './recent-examples';

const SHOWN = 20;

interface Draft {
  language: Language;
  typed: FormText;
  recent: ExampleDto[];
}

/** One line of a spreadsheet after the other: Enter saves, and the cursor is back in the first field. */
@Component({
  selector: 'app-add',
  imports: [MatButton, ExampleFields, ExamplePlot, Icon, ImportEntry, RecentExamples],
  templateUrl: './add.html',
  styleUrl: './add.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Add {
  private readonly api = inject(Api);
  private readonly current = inject(CurrentDataset);
  private readonly doubt = injectConfirmUnusualValues();
  private readonly focus = injectFocus();
  private readonly numbers = inject(NumberFormatter);
  private readonly language = inject(I18n).language;
  private readonly line = viewChild.required(ExampleFields);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = this.current.dataset;

  protected readonly columns = computed(() => columnsOf(this.dataset()));
  private readonly key = draftKey(this.dataset(), 'add');
  private readonly draft = this.recalled();
  protected readonly typed = signal(this.draft.typed);
  protected readonly recent = signal<readonly ExampleDto[]>(this.draft.recent);
  protected readonly saving = signal(false);
  /** What a screen reader is told; the eye sees the line arrive. */
  protected readonly done = signal('');
  private readonly tried = signal(false);
  private readonly problem = signal<Problem | null>(null);
  /** What somebody wants to put right before it is stored. */
  private readonly doubts = signal<FormText>({});

  /** The input whose plot is shown. */
  protected readonly plotted = signal<string | undefined>(undefined);
  /** The plot is loaded once for each input; every new example is put into it as it comes. */
  protected readonly plottedRevision = signal(untracked(this.dataset).revision);
  protected readonly fresh = signal<readonly ExampleDto[]>([]);

  private readonly invalid = computed(() => invalidColumns(this.columns(), this.typed(), this.numbers));
  private readonly withoutTarget = computed(() => !this.typed()[this.dataset().target.name]?.trim());

  protected readonly errors = computed(() => {
    const problem = this.problem();
    const t = this.t();
    return Object.fromEntries(
      this.columns().map((column) => {
        const { name, kind, role } = column;
        const needed = role === 'target' && this.withoutTarget() ? t.fields.needed : '';
        const own = this.invalid().includes(name) ? columnType(kind).invalid(t) : needed;
        const said = this.doubts()[name] ?? fieldMessage(problem, fieldOf(column)) ?? '';
        return [name, this.tried() && own !== '' ? own : said];
      }),
    );
  });

  /** What the server said beyond the fields on the page. */
  protected readonly failure = computed(() => {
    const problem = this.problem();
    if (!problem || Object.values(this.errors()).some((message) => message)) {
      return null;
    }
    return { text: this.words(problem), reference: problem.reference };
  });

  constructor() {
    onLanguageSwitch((from) => {
      this.typed.update((typed) => translated(this.columns(), typed, this.numbers, from));
    });
    effect(() => {
      const draft: Draft = { language: this.language(), typed: this.typed(), recent: [...this.recent()] };
      save(this.key, JSON.stringify(draft), 'sessionStorage');
    });
    afterNextRender(() => {
      this.line().focusFirst();
    });
  }

  protected async save(): Promise<void> {
    if (this.saving()) {
      return;
    }
    this.problem.set(null);
    this.doubts.set({});
    this.done.set('');
    this.tried.set(true);
    if (this.invalid().length > 0 || this.withoutTarget()) {
      this.focus(INVALID);
      return;
    }
    const sent = this.typed();
    const values = toValues(this.columns(), sent, this.numbers);
    this.saving.set(true);
    try {
      this.doubts.set(await this.doubt(values));
      if (Object.keys(this.doubts()).length > 0) {
        this.focus(INVALID, true);
        return;
      }
      this.line().focusFirst();
      // The target has a value here, so the request is complete.
      const body = toExample(this.columns(), values) as ExampleRequest;
      const example = await firstValueFrom(this.api.invoke(addExample, { dataset: this.dataset().id, body }));
      this.recent.update((recent) => [example, ...recent].slice(0, SHOWN));
      this.fresh.update((fresh) => [...fresh, example]);
      // Whoever types fast has begun the next line by now.
      this.typed.update((typed) => Object.fromEntries(Object.entries(typed).filter(([name, v]) => v !== sent[name])));
      this.tried.set(false);
      this.done.set(this.t().add.saved);
      this.current.reload();
    } catch (error) {
      this.problem.set(toProblem(error));
      this.focus(INVALID);
    } finally {
      this.saving.set(false);
    }
  }

  protected async undo({ id }: ExampleDto): Promise<void> {
    this.problem.set(null);
    this.done.set('');
    try {
      await firstValueFrom(this.api.invoke(deleteExample, { dataset: this.dataset().id, id: Number(id) }));
    } catch (error) {
      const problem = toProblem(error);
      if (problem.kind !== 'not-found') {
        this.problem.set(problem);
        return;
      }
    }
    this.recent.update((recent) => recent.filter((example) => example.id !== id));
    if (this.fresh().some((example) => example.id === id)) {
      this.fresh.update((fresh) => fresh.filter((example) => example.id !== id));
    } else {
      this.plottedRevision.update((revision) => revision + 1);
      this.fresh.set([]);
    }
    this.done.set(this.t().add.undone);
    this.line().focusFirst();
    this.current.reload();
  }

  protected plot(input: string): void {
    this.plotted.set(input);
    this.fresh.set([]);
  }

  private words(problem: Problem): string {
    if (problem.kind === 'unreachable') {
      return this.t().add.notSaved;
    }
    const said = Object.values(problem.fields).join(' ');
    return said === '' ? this.problemText.of(problem) : said;
  }

  private recalled(): Draft {
    const kept = load(this.key, 'sessionStorage');
    const draft = kept === null ? { language: this.language(), typed: {}, recent: [] } : (JSON.parse(kept) as Draft);
    return { ...draft, typed: translated(this.columns(), draft.typed, this.numbers, draft.language) };
  }
}
