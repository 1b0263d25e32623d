import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { ImportExport } from '../import/links/import-export';
import { Icon } from '../shared/icon';
import { progressOf } from '../journey/next-step';
import { Toast } from '../shared/toast';
import { ProblemPanel } from '../shared/problem-panel';
import { CurrentTraining } from '../training/current-training';
import { missingRows } from '../training/enough-rows';
import { RunView } from '../training/run/run-view';
import { TrainOptions } from '../training/options/train-options';
import { UndoStack } from './changes/undo-stack';
import { ExampleList } from './example-list';

/** The examples, and the training that is made of them. */
@Component({
  selector: 'app-examples',
  imports: [ExampleList, Icon, ImportExport, MatButton, MatIconButton, ProblemPanel, RouterLink, RunView],
  templateUrl: './examples.html',
  styleUrl: './examples.scss',
  host: { class: 'full-page', '(document:keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Examples {
  private readonly dialogs = inject(MatDialog);
  private readonly undo = inject(UndoStack);
  private readonly notice = inject(Toast);
  protected readonly training = inject(CurrentTraining);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly address = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly starting = signal(false);
  protected readonly missing = missingRows();
  protected readonly trainError = signal<unknown>(null);
  protected readonly watch = this.training.watch;
  protected readonly running = computed(() => this.watch()?.finished() === false);
  protected readonly progress = computed(() => progressOf(this.dataset(), this.running()));

  protected async train(): Promise<void> {
    this.trainError.set(null);
    this.starting.set(true);
    try {
      await this.training.start({});
    } catch (error) {
      if (toProblem(error).kind === 'training-in-progress') {
        this.notice.failed(error);
      } else {
        this.trainError.set(error);
      }
    } finally {
      this.starting.set(false);
    }
  }

  /** In a field, the keys undo what was typed there. */
  protected key(event: KeyboardEvent): void {
    const isTyping = (event.target as HTMLElement).matches('input:not([type="checkbox"]), textarea, select');
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isUndo && !isTyping && this.dialogs.openDialogs.length === 0) {
      event.preventDefault();
      void this.undo.undoLast();
    }
  }

  protected openOptions(): void {
    this.dialogs.open(TrainOptions, { width: '760px', maxWidth: 'calc(100vw - 32px)' });
  }
}
