import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ProblemRepair } from '../../../api/generated/models';
import { NumberFormatter } from '../../../core/number-formatter';
import { Problem } from '../../session/found';
import { ProblemCard } from './problem-card';
import { ProblemWords } from './problem-words';

/** More remarks are shown on request; questions always. */
const FEW = 4;
const ORDER = { error: 0, question: 1, info: 2 } as const;

/** What the server noticed about a file: first what must be settled, then what is only said. */
@Component({
  selector: 'app-problem-list',
  imports: [MatButton, ProblemCard],
  template: `
    <section tabindex="-1" [attr.aria-label]="words.t().problems">
      <div class="head">
        <h2>{{ heading() }}</h2>
        @if (undoable()) {
          <button matButton type="button" [disabled]="busy()" (click)="undone.emit()">{{ words.t().undo }}</button>
        }
      </div>
      @for (problem of shown(); track problem.code + (problem.column ?? '')) {
        <app-problem-card [problem]="problem" [disabled]="busy()" (repaired)="repair(problem, $event)" />
      }
      @if (rest() > 0) {
        <button matButton="outlined" type="button" (click)="all.set(true)">
          {{ words.t().showAll(numbers.exact(sorted().length)) }}
        </button>
      }
      <p class="visually-hidden" role="status">{{ applied() }}</p>
    </section>
  `,
  styles: `
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 8px;

      &:focus {
        outline: none;
      }
    }

    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      align-items: center;
      justify-content: space-between;
      min-height: 36px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemList {
  readonly problems = input.required<readonly Problem[]>();
  readonly busy = input(false);
  /** Whether there is a change to take back. */
  readonly undoable = input(false);
  readonly repaired = output<ProblemRepair>();
  readonly undone = output();
  protected readonly words = inject(ProblemWords);
  protected readonly numbers = inject(NumberFormatter);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly all = signal(false);
  protected readonly applied = signal('');

  protected readonly sorted = computed(() =>
    [...this.problems()].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]),
  );
  private readonly open = computed(() => this.problems().filter(({ severity }) => severity !== 'info').length);
  protected readonly rest = computed(() =>
    this.all() ? 0 : Math.max(0, this.sorted().length - Math.max(FEW, this.open())),
  );
  protected readonly shown = computed(() => this.sorted().slice(0, this.sorted().length - this.rest()));

  protected readonly heading = computed(() => {
    const t = this.words.t();
    const [open, noted] = [this.open(), this.problems().length - this.open()];
    const parts = [
      ...(open > 0 ? [t.questions(open, this.numbers.exact(open))] : []),
      ...(noted > 0 ? [t.noted(noted, this.numbers.exact(noted))] : []),
    ];
    return parts.length > 0 ? parts.join(' · ') : t.none;
  });

  /** Leads whoever wants to go on to what is still open. */
  focus(): void {
    this.host.scrollIntoView({ block: 'start' });
    this.host.querySelector<HTMLElement>('app-problem-card button:not(:disabled)')?.focus();
  }

  protected repair({ code }: Problem, repair: ProblemRepair): void {
    this.repaired.emit(repair);
    this.applied.set(this.words.t().applied(this.words.repair(repair, code)));
    // The button goes with its card.
    this.host.querySelector<HTMLElement>('section')?.focus({ preventScroll: true });
  }
}
