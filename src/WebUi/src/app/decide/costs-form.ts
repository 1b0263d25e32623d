import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  model,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { onLanguageSwitch } from '../core/i18n/language-switch';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { injectFocus, INVALID } from '../shared/focusing';
import { ClassWords } from '../tasks/words/class-words';
import { Amounts, costsOf } from './decision-costs';
import { EVENT } from './limits';
import { SavingCosts } from './saving-costs';

interface Field {
  id: string;
  label: string;
  help: string;
  text: string;
  error: string | null;
}

/** What each mistake costs, and what it costs to ask a person. What is typed counts at once; only what is saved decides. */
@Component({
  selector: 'app-costs-form',
  imports: [MatButton],
  templateUrl: './costs-form.html',
  styleUrl: './costs-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CostsForm {
  readonly classes = input.required<readonly string[]>();
  /** As typed; null where something is missing or wrong. */
  readonly amounts = model.required<Amounts | null>();

  protected readonly words = inject(ClassWords).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly focus = injectFocus();
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly saving = inject(SavingCosts);
  protected readonly stored = computed(() => this.dataset().costs ?? null);
  /** Costs that no amounts stand for. */
  protected readonly detailed = computed(() => this.stored() !== null && this.amounts() === null && !this.typing());
  private readonly typing = signal(false);
  private readonly tried = signal(false);

  /** Compared by its text, so that only other amounts change the fields. */
  private readonly wanted = computed(() => JSON.stringify([this.amounts(), this.classes()]));
  /** [class], then what it costs to ask; changed from outside where the limits ask for other amounts. */
  protected readonly texts = linkedSignal<string, string[]>({
    source: this.wanted,
    computation: (_, previous) => untracked(() => this.textsOf(this.amounts(), previous?.value)),
  });
  private readonly parsed = computed(() => this.texts().map((text) => this.amountIn(text)));

  protected readonly fields = computed<Field[]>(() => {
    const { decide } = this.words();
    const classes = this.classes();
    const [other = '', event = ''] = classes;
    const two = classes.length === 2;
    const order = two ? [EVENT, 1 - EVENT] : classes.map((_, at) => at);
    const missed = order.map((at) => {
      const name = classes[at] ?? '';
      const label = !two ? decide.wrongAbout(name) : at === EVENT ? decide.missed(name) : decide.falseAlarm(event);
      const help = !two ? '' : at === EVENT ? decide.missedHow(event, other) : decide.missedHow(other, event);
      return this.field(at, label, help);
    });
    const ask = this.field(classes.length, decide.ask, decide.askHow);
    // Of many classes, those at the end are out of sight.
    return two ? [...missed, ask] : [ask, ...missed];
  });
  protected readonly allFree = computed(() => {
    const missed = this.parsed().slice(0, -1);
    return this.tried() && missed.every((amount) => amount === 0);
  });

  constructor() {
    onLanguageSwitch((from) => {
      this.texts.update((texts) =>
        texts.map((text) => {
          const value = this.numbers.parse(text, from);
          return Number.isNaN(value) ? text : this.numbers.typed(value);
        }),
      );
    });
    effect(() => {
      const parsed = this.parsed();
      const [missed, ask] = [parsed.slice(0, -1), parsed.at(-1)];
      const whole = missed.filter((amount) => typeof amount === 'number');
      const known = whole.length === missed.length && ask !== undefined && whole.some((amount) => amount > 0);
      if (untracked(this.typing)) {
        this.amounts.set(known ? { missed: whole, ask } : null);
      }
    });
  }

  protected write(at: number, text: string): void {
    this.typing.set(true);
    this.texts.update((texts) => texts.map((each, index) => (index === at ? text : each)));
  }

  protected indexOf({ id }: Field): number {
    return Number(id.slice(id.lastIndexOf('-') + 1));
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    const amounts = this.amounts();
    if (!amounts) {
      this.focus(INVALID);
      return;
    }
    await this.saving.save(costsOf(amounts, this.classes()));
    this.settle();
  }

  protected async remove(): Promise<void> {
    await this.saving.save(null);
    this.texts.update((texts) => texts.map(() => ''));
    this.settle();
  }

  private settle(): void {
    this.typing.set(false);
    this.tried.set(false);
  }

  private field(at: number, label: string, help: string): Field {
    const text = this.texts()[at] ?? '';
    const amount = this.parsed()[at];
    const { needed, negative } = this.words().decide;
    const asks = at === this.classes().length;
    const missing = amount === null && !asks ? needed : null;
    const error = amount === undefined ? negative : this.tried() ? missing : null;
    return { id: `cost-${at}`, label, help, text, error };
  }

  /** Null where nothing is typed; undefined where that is no amount. */
  private amountIn(text: string): number | null | undefined {
    if (text.trim() === '') {
      return null;
    }
    const amount = this.numbers.parse(text);
    return amount >= 0 ? amount : undefined;
  }

  /** What is being typed stays as it is: `2.50` is not rewritten to `2.5`. */
  private textsOf(amounts: Amounts | null, typed: string[] | undefined): string[] {
    const count = this.classes().length + 1;
    if (!amounts) {
      return this.typing() && typed?.length === count ? typed : Array<string>(count).fill('');
    }
    const wanted = [...amounts.missed, amounts.ask];
    return wanted.map((amount, at) => {
      const text = typed?.[at] ?? '';
      return this.amountIn(text) === amount ? text : amount === null ? '' : this.numbers.typed(amount);
    });
  }
}
