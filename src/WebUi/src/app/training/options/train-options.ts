import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { LAYERS, NUMBER_OPTIONS } from '../../api/generated/training-options';
import { fieldMessage, Problem, toProblem } from '../../api/problem';
import { I18n, Language } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ProblemText } from '../../core/problem-text';
import { draftKey, load, save } from '../../core/storage';
import { FormText, translated } from '../../column-types/form-text';
import { CurrentDataset } from '../../datasets/current-dataset';
import { SuggestedSplit } from '../../splits/suggested-split';
import { CurrentTraining } from '../current-training';
import { LeftOutColumns } from '../left-out-columns';
import { LearnerChoice } from './learner-choice';
import { learnersIn, usesOption } from './learners';
import { LeaveOut } from './leave-out';
import { Choice, OptionChoice } from './option-choice';
import { OptionError, readOptions } from './option-fields';
import { SearchChoice } from './search-choice';

const STARTS = ['scratch', 'activeModel'] as const;
const RULES = ['ifBetter', 'always', 'never'] as const;

interface Draft {
  language: Language;
  typed: FormText;
}

/** Options for experts; what was typed is kept for the session. */
@Component({
  selector: 'app-train-options',
  imports: [LearnerChoice, LeaveOut, MatDialogModule, MatButton, OptionChoice, SearchChoice, SuggestedSplit],
  templateUrl: './train-options.html',
  styleUrl: './option-field.scss',
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(208px, 1fr));
      gap: 8px 16px;
      margin-top: 16px;
    }

    app-suggested-split:not(:empty) {
      margin-top: 12px;
    }

    .learner {
      margin: 16px 0 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainOptions {
  private readonly training = inject(CurrentTraining);
  private readonly current = inject(CurrentDataset);
  private readonly numbers = inject(NumberFormatter);
  private readonly dialog = inject<MatDialogRef<TrainOptions>>(MatDialogRef);
  private readonly language = inject(I18n).language;
  private readonly draft = draftKey(this.current.dataset(), 'training');
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly typed = signal(this.recalled());
  protected readonly starting = signal(false);
  private readonly tried = signal(false);
  private readonly problem = signal<Problem | null>(null);
  private readonly read = computed(() => {
    const { request, errors } = readOptions(this.typed(), this.numbers);
    const isNoneLeft = this.leftOut.names().length === this.inputs().length;
    return { request, errors: isNoneLeft ? { ...errors, leaveOut: { kind: 'noInput' as const } } : errors };
  });
  protected readonly leftOut = inject(LeftOutColumns);
  protected readonly inputs = computed(() => this.current.dataset().inputs.map(({ name }) => name));
  protected readonly learners = computed(() => learnersIn(this.typed()['learners']));

  protected readonly fields = computed(() => {
    const t = this.t().training;
    const usual = (value: number | null) => (value === null ? t.automatic : t.default(this.numbers.exact(value)));
    const fields: { name: string; label: string; usual: string; hint: string }[] = NUMBER_OPTIONS.map(
      ({ name, usual: value }) => ({
        name,
        label: t.optionNames[name],
        usual: name === 'maxSeconds' ? t.noLimit : usual(value),
        hint: '',
      }),
    );
    const layers = {
      name: 'hiddenSizes',
      label: t.optionNames.hiddenSizes,
      usual: usual(null),
      hint: t.hiddenSizesHint,
    };
    return [...fields.slice(0, 2), layers, ...fields.slice(2)].filter(
      ({ name }) => name !== 'searchSeconds' && usesOption(this.learners(), name),
    );
  });

  protected readonly choices = computed<Choice[]>(() => {
    const { training, outcome } = this.t();
    const starts = this.current.dataset().activeModelVersion === null ? STARTS.slice(0, 1) : STARTS;
    return [
      {
        name: 'startFrom',
        label: training.optionNames.startFrom,
        hint: '',
        options: starts.map((value) => ({ value, text: training.startFrom[value] })),
      },
      {
        name: 'activate',
        label: outcome.activate.label,
        hint: '',
        options: RULES.map((value) => ({ value, text: outcome.activate[value] })),
      },
    ].filter(({ name }) => usesOption(this.learners(), name));
  });

  /** Null where the chosen learners have no settings to search. */
  protected readonly searchSeconds = computed(() => {
    const typed = this.typed()['searchSeconds'] ?? '';
    return usesOption(this.learners(), 'searchSeconds') ? this.numbers.parse(typed === '' ? '0' : typed) : null;
  });

  protected readonly unused = computed(() =>
    NUMBER_OPTIONS.every(({ name }) => usesOption(this.learners(), name)) ? null : this.t().training.unused,
  );

  protected readonly messages = computed(() => {
    const problem = this.problem();
    const names = [
      'leaveOut',
      'learners',
      'searchSeconds',
      ...[...this.fields(), ...this.choices()].map(({ name }) => name),
    ];
    return Object.fromEntries(
      names.map((name) => {
        const error = this.tried() ? this.read().errors[name] : undefined;
        return [name, error ? this.explained(error) : (fieldMessage(problem, name) ?? listMessage(problem, name))];
      }),
    );
  });

  /** What failed beyond what is said at the fields. */
  protected readonly failure = computed(() => {
    const problem = this.problem();
    return problem && !Object.values(this.messages()).some((message) => message) ? this.problemText.of(problem) : null;
  });

  constructor() {
    effect(() => {
      const draft: Draft = { language: this.language(), typed: this.typed() };
      save(this.draft, JSON.stringify(draft), 'sessionStorage');
    });
  }

  protected put(name: string, text: string): void {
    this.typed.update((typed) => ({ ...typed, [name]: text }));
    this.problem.set(null);
  }

  protected leaveOut(names: readonly string[]): void {
    this.leftOut.choose(names);
    this.problem.set(null);
  }

  protected async train(): Promise<void> {
    this.tried.set(true);
    this.problem.set(null);
    const { request, errors } = this.read();
    if (Object.keys(errors).length > 0) {
      return;
    }
    this.starting.set(true);
    try {
      await this.training.start(request);
      this.dialog.close();
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.starting.set(false);
    }
  }

  private recalled(): FormText {
    const kept = load(this.draft, 'sessionStorage');
    if (kept === null) {
      return {};
    }
    const { typed, language } = JSON.parse(kept) as Draft;
    const numeric = NUMBER_OPTIONS.map(({ name }) => ({ name, kind: 'numeric' as const }));
    return translated(numeric, typed, this.numbers, language);
  }

  private explained(error: OptionError): string {
    const t = this.t().training.optionErrors;
    switch (error.kind) {
      case 'range':
        return t.range(this.numbers.exact(error.min), this.numbers.exact(error.max));
      case 'layers':
        return t.layers(LAYERS.most, this.numbers.exact(LAYERS.widest));
      default:
        return t[error.kind];
    }
  }
}

/** The server names the entry of a list: `hiddenSizes[0]`. */
function listMessage(problem: Problem | null, name: string): string {
  const entry = Object.entries(problem?.fields ?? {}).find(([field]) => field.startsWith(`${name}[`));
  return entry?.[1] ?? '';
}
