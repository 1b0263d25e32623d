import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { ModelDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { CurrentTraining } from '../training/current-training';
import { missingRows } from '../training/enough-rows';
import { hasChangedSince } from './trained-on';

/** Offers to train again where a version does not know the newest examples. */
@Component({
  selector: 'app-data-changed',
  imports: [MatButton],
  template: `
    @if (changed()) {
      <p class="changed">
        <span>{{ named() ? t().versions.changedSince(model().version) : t().versions.changed }}</span>
        <button matButton="outlined" type="button" [disabled]="starting() || missing() !== null" (click)="train()">
          {{ t().training.train }}
        </button>
        @if (missing(); as missing) {
          <span class="muted">{{ missing }}</span>
        }
      </p>
    }
  `,
  styles: `
    .changed {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataChanged {
  readonly model = input.required<ModelDto>();
  /** Whether the sentence must say which version is meant. */
  readonly named = input(false);
  private readonly router = inject(Router);
  private readonly notice = inject(Toast);
  private readonly training = inject(CurrentTraining);
  private readonly current = inject(CurrentDataset);
  protected readonly t = inject(I18n).t;
  protected readonly starting = signal(false);
  protected readonly missing = missingRows();
  protected readonly changed = computed(() => hasChangedSince(this.model(), this.current.dataset().revision));

  /** Examples shows a training that runs, whoever began it. */
  protected async train(): Promise<void> {
    this.starting.set(true);
    try {
      await this.training.start({});
    } catch (error) {
      if (toProblem(error).kind !== 'training-in-progress') {
        this.notice.failed(error);
        return;
      }
    } finally {
      this.starting.set(false);
    }
    await this.router.navigate(['/d', this.current.dataset().id, 'data']);
  }
}
