import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { ImportExport } from '../import/links/import-export';
import { CurrentTraining } from '../training/current-training';
import { progressOf } from '../journey/next-step';
import { SuggestedSplit } from '../splits/suggested-split';
import { missingRows } from '../training/enough-rows';
import { StartTraining } from '../training/start-training';
import { TrainOptions } from '../training/options/train-options';
import { UndoKey } from '../datasets/changes/undo-key';
import { ExampleList } from './example-list';

/** The examples, and the button that trains a model on them. */
@Component({
  selector: 'app-examples',
  imports: [ExampleList, ImportExport, MatButton, RouterLink, SuggestedSplit],
  templateUrl: './examples.html',
  styleUrl: './examples.scss',
  host: { class: 'full-page' },
  hostDirectives: [UndoKey],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Examples {
  private readonly dialogs = inject(MatDialog);
  private readonly watch = inject(CurrentTraining).watch;
  protected readonly training = inject(StartTraining);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly address = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly missing = missingRows();
  protected readonly running = computed(() => this.watch()?.finished() === false);

  /** The next step is the first training. */
  protected readonly first = computed(() => progressOf(this.dataset(), this.running()) === 'ready');

  /** Where training is the next step, the bar above has the button. */
  protected readonly trains = computed(
    () => !['ready', 'changed'].includes(progressOf(this.dataset(), this.running())),
  );

  protected train(): void {
    void this.training.of(this.dataset().id);
  }

  protected openOptions(): void {
    this.dialogs.open(TrainOptions, { width: '760px', maxWidth: 'calc(100vw - 32px)' });
  }
}
