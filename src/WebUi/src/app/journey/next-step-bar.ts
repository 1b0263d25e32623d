import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map } from 'rxjs';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { QualityChip } from '../shared/quality-chip';
import { CurrentTraining } from '../training/current-training';
import { missingRows, NEEDED_ROWS } from '../training/enough-rows';
import { StartTraining } from '../training/start-training';
import { progressOf } from './next-step';

/** One sentence about where the dataset stands, and the one button that leads on. */
@Component({
  selector: 'app-next-step-bar',
  imports: [MatButton, QualityChip, RouterLink],
  template: `
    @if (shown()) {
      @let base = ['/d', dataset().id];
      <section [attr.aria-label]="t().journey.label">
        <p role="status">
          {{ sentence() }}
          @if (quality(); as quality) {
            <app-quality-chip [quality]="quality" [task]="dataset().task" />
          }
        </p>
        <div class="actions">
          @switch (progress()) {
            @case ('ready') {
              <button matButton="filled" type="button" [disabled]="training.starting()" (click)="train()">
                {{ t().training.train }}
              </button>
            }
            @case ('changed') {
              <button matButton="outlined" type="button" [disabled]="training.starting()" (click)="train()">
                {{ t().journey.retrain }}
              </button>
            }
            @case ('trained') {
              <a matButton [routerLink]="base.concat('model')">{{ t().journey.report }}</a>
              <a matButton="filled" [routerLink]="base.concat('predict')">{{ t().journey.predict }}</a>
            }
            @default {
              <a matButton [routerLink]="base.concat('data', 'import')">{{ t().journey.import }}</a>
              <a matButton="filled" [routerLink]="base.concat('data', 'add')">{{ t().journey.add }}</a>
            }
          }
        </div>
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      justify-content: space-between;
      padding: 8px 8px 8px 16px;
      margin-bottom: 16px;
      background: var(--accent-soft);
      border-radius: var(--radius);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NextStepBar {
  private readonly current = inject(CurrentDataset);
  private readonly numbers = inject(NumberFormatter);
  private readonly router = inject(Router);
  private readonly watch = inject(CurrentTraining).watch;
  private readonly missing = missingRows();
  protected readonly training = inject(StartTraining);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = this.current.dataset;
  protected readonly progress = computed(() => progressOf(this.dataset(), this.watch()?.finished() === false));

  private readonly place = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
    ),
    { initialValue: this.router.url },
  );

  /** Model and Predict say themselves what they wait for; that newer data waits is said everywhere. */
  protected readonly shown = computed(() => {
    const progress = this.progress();
    const onData = /^\/d\/[^/]+\/data(\/|\?|$)/.test(this.place());
    return progress === 'changed' || (onData && progress !== 'training');
  });

  protected readonly quality = computed(() =>
    this.progress() === 'trained' ? (this.dataset().activeModel?.quality ?? null) : null,
  );

  protected readonly sentence = computed(() => {
    const { journey, predict } = this.t();
    const { exampleCount, activeModelVersion } = this.dataset();
    const version = predict.version(activeModelVersion ?? 0);
    switch (this.progress()) {
      case 'empty':
        return journey.empty(this.numbers.exact(NEEDED_ROWS));
      case 'fewRows':
        return this.missing() ?? '';
      case 'ready':
        return journey.ready(journey.rows(exampleCount, this.numbers.exact(exampleCount)));
      case 'changed':
        return journey.changed(version);
      default:
        return journey.trained(version);
    }
  });

  protected train(): void {
    void this.training.of(this.dataset().id);
  }
}
