import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { StartTraining } from '../training/start-training';
import { FilePicker } from './file-picker';
import { ImportCheck } from './check/import-check';
import { Stored } from './session/import-session';
import { Imports } from './session/imports';

/** A file is chosen and checked; stored, it is a part of the dataset in the address, or a new one that may be trained at once. */
@Component({
  selector: 'app-import-page',
  imports: [FilePicker, ImportCheck],
  template: `
    <div class="page-head">
      <h1>{{ into() === null ? t().import.titleNew : t().import.title(name()) }}</h1>
      <ol>
        @for (step of steps(); track step) {
          <li [attr.aria-current]="step === session().step() ? 'step' : null">{{ t().import.steps[step] }}</li>
        }
      </ol>
    </div>
    <div #body tabindex="-1" role="group" [attr.aria-label]="t().import.steps[session().step()]">
      @if (session().file()) {
        <app-import-check [session]="session()" />
      } @else {
        <app-file-picker [session]="session()" [paste]="from() === 'paste'" />
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 1440px;
    }

    [role='group']:focus {
      outline: none;
    }

    ol {
      display: flex;
      gap: 24px;
      padding: 0;
      margin: 0;
      list-style: none;
      counter-reset: step;
    }

    li {
      padding: 4px 0;
      color: var(--muted);
      border-bottom: 2px solid transparent;
      counter-increment: step;

      &::before {
        margin-right: 4px;
        content: counter(step);
      }

      &[aria-current] {
        font-weight: 500;
        color: var(--text);
        border-color: var(--accent);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPage {
  /** Of the route: whether the file becomes a dataset of its own. */
  readonly newDataset = input<boolean>();
  readonly from = input<string>();

  private readonly imports = inject(Imports);
  private readonly current = inject(CurrentDataset);
  private readonly numbers = inject(NumberFormatter);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);
  private readonly training = inject(StartTraining);
  private readonly body = viewChild.required<ElementRef<HTMLElement>>('body');
  protected readonly t = inject(I18n).t;
  protected readonly into = computed(() => (this.newDataset() ? null : this.current.dataset().id));
  protected readonly steps = computed(() =>
    this.into() === null ? (['choose', 'check', 'train'] as const) : (['choose', 'check'] as const),
  );
  protected readonly name = computed(() => this.current.known()?.name ?? '');
  protected readonly session = computed(() => this.imports.into(this.into()));

  constructor() {
    let shown: string | undefined;
    effect(() => {
      const step = this.session().step();
      // Whoever reads by ear or steers by keys is led along; on arrival the page itself is where to begin.
      if (shown !== undefined && shown !== step) {
        untracked(() => {
          this.body().nativeElement.focus({ preventScroll: true });
          window.scrollTo({ top: 0 });
        });
      }
      shown = step;
    });
    effect(() => {
      const stored = this.session().stored();
      if (stored) {
        untracked(() => void this.leave(stored));
      }
    });
  }

  /** What was stored is seen where it is used, not on a page of its own. */
  private async leave({ dataset, import: { new: added, bad, identical } }: Stored): Promise<void> {
    const train = this.session().trains();
    const t = this.t().import;
    // Identical ones are counted only where they were to be left out.
    const skipped = [
      { count: bad, words: t.skippedBad },
      { count: identical ?? 0, words: t.skippedIdentical },
    ].filter(({ count }) => count > 0);
    this.toast.tell(
      [{ count: added, words: t.done }, ...skipped]
        .map(({ count, words }) => words(count, this.numbers.exact(count)))
        .join(' · '),
    );
    this.session().reset();
    if (!train || !(await this.training.of(dataset))) {
      await this.router.navigate(['/d', dataset, 'data']);
    }
  }
}
