import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { ModelDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Icon } from '../shared/icon';
import { Activation } from '../training/activation';
import { modelFileUrl } from './model-file-url';
import { progressOf } from '../journey/next-step';
import { ModelNotes } from './note/model-notes';
import { Retraining } from './retraining';

/** What can be done with a version: predict first of all, then compare, train again, and take it elsewhere. */
@Component({
  selector: 'app-model-actions',
  imports: [Icon, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  templateUrl: './model-actions.html',
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }

    @media (width <= 719px) {
      .first {
        order: -1;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelActions {
  readonly model = input.required<ModelDto>();
  readonly active = input.required<boolean>();
  /** The version to compare with; null where there is none. */
  readonly other = input.required<number | null>();
  readonly compare = output<number>();

  private readonly api = inject(Api);
  private readonly dialogs = inject(MatDialog);
  protected readonly activation = inject(Activation);
  protected readonly notes = inject(ModelNotes);
  protected readonly retraining = inject(Retraining);
  /** The bar above has the button then. */
  protected readonly changed = computed(() => progressOf(this.dataset(), false) === 'changed');
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;

  protected fileUrl(file: 'checkpoint' | 'onnx'): string {
    return modelFileUrl(this.api, this.dataset().id, this.model().version, file);
  }

  protected print(): void {
    window.print();
  }

  protected async showOptions(): Promise<void> {
    const { TrainOptions } = await import('../training/options/train-options');
    this.dialogs.open(TrainOptions, { width: '760px', maxWidth: 'calc(100vw - 32px)' });
  }
}
