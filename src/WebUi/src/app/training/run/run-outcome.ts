import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EpochDto, TrainingRunDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Activation } from '../activation';
import { activationText, stoppedEarlyText } from './outcome-texts';

/** Whether the version that a training made took over, and what to do next: ask it, or use it all the same. */
@Component({
  selector: 'app-run-outcome',
  imports: [MatButton, RouterLink],
  template: `
    @if (sentence(); as sentence) {
      <p role="status">{{ sentence }}</p>
    }
    <div class="actions">
      @if (answers()) {
        <a matButton="filled" [routerLink]="['/d', dataset().id, 'predict']">{{ t().outcome.predict }}</a>
      }
      @if (offered(); as version) {
        <button matButton="outlined" type="button" [disabled]="activation.busy()" (click)="activation.use(version)">
          {{ run().activation?.reason === 'worse' ? t().outcome.useAnyway(version) : t().outcome.use(version) }}
        </button>
      }
    </div>
    @if (stopped(); as stopped) {
      <p class="small muted">{{ stopped }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunOutcome {
  readonly run = input.required<TrainingRunDto>();
  readonly epochs = input.required<readonly EpochDto[]>();

  private readonly numbers = inject(NumberFormatter);
  protected readonly activation = inject(Activation);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly answers = computed(() => this.dataset().activeModelVersion !== null);

  /** The version that stayed behind and still does. */
  protected readonly offered = computed(() => {
    const { activation, modelVersion } = this.run();
    return activation?.activated === false && modelVersion !== this.dataset().activeModelVersion ? modelVersion : null;
  });

  protected readonly sentence = computed(() => {
    const { activation, modelVersion } = this.run();
    const isPast = activation?.activated === false && this.offered() === null;
    return activation && modelVersion !== null && !isPast
      ? activationText(activation, modelVersion, this.t().outcome, this.numbers)
      : null;
  });

  protected readonly stopped = computed(() =>
    stoppedEarlyText(this.run(), this.epochs(), this.t().outcome, this.numbers),
  );
}
