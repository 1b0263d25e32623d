import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  OnDestroy,
  untracked,
  viewChild,
} from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { FilePicker } from './file-picker';
import { ImportCheck } from './check/import-check';
import { ImportDone } from './import-done';
import { Imports } from './session/imports';

const STEPS = ['choose', 'check', 'done'] as const;

/** A file in three steps: chosen, checked, stored. For the dataset in the address, or a new one. */
@Component({
  selector: 'app-import-page',
  imports: [FilePicker, ImportCheck, ImportDone],
  template: `
    <div class="page-head">
      <h1>{{ into() === null ? t().import.titleNew : t().import.title(name()) }}</h1>
      <ol>
        @for (step of steps; track step) {
          <li [attr.aria-current]="step === session().step() ? 'step' : null">{{ t().import.steps[step] }}</li>
        }
      </ol>
    </div>
    <div #body tabindex="-1" role="group" [attr.aria-label]="t().import.steps[session().step()]">
      @if (session().stored(); as stored) {
        <app-import-done [session]="session()" [stored]="stored" />
      } @else if (session().file()) {
        <app-import-check [session]="session()" />
      } @else {
        <app-file-picker [session]="session()" [paste]="from() === 'paste'" />
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 960px;
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
export class ImportPage implements OnDestroy {
  /** Of the route: whether the file becomes a dataset of its own. */
  readonly newDataset = input<boolean>();
  readonly from = input<string>();

  private readonly imports = inject(Imports);
  private readonly current = inject(CurrentDataset);
  private readonly body = viewChild.required<ElementRef<HTMLElement>>('body');
  protected readonly t = inject(I18n).t;
  protected readonly steps = STEPS;
  protected readonly into = computed(() => (this.newDataset() ? null : this.current.dataset().id));
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
  }

  ngOnDestroy(): void {
    if (this.session().stored()) {
      this.session().reset();
    }
  }
}
