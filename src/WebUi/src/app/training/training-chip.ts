import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { PageTitle } from '../page-title';
import { CurrentTraining } from './current-training';
import { TrainingEnd } from './finish/training-end';
import { formatRoughDuration } from '../core/duration';

/** The running training, on whichever page; leads to it. */
@Component({
  selector: 'app-training-chip',
  imports: [RouterLink],
  template: `
    @if (chip(); as chip) {
      <a [routerLink]="chip.link" [attr.aria-label]="chip.label" [title]="chip.label">
        <span class="ring" [style.--done]="chip.done" aria-hidden="true"></span>
        <span class="word">{{ chip.text }}</span>
        <span class="short">{{ chip.percent }}</span>
      </a>
    }
  `,
  styleUrl: './training-chip.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TrainingChip {
  private readonly training = inject(CurrentTraining);
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);

  protected readonly chip = computed(() => {
    const running = this.training.running();
    if (!running) {
      return null;
    }
    const { dataset, run, watch } = running;
    const t = this.t().training;
    const left = watch.pace()?.secondsLeft ?? 0;
    const time = left > 0 ? formatRoughDuration(left, this.numbers) : null;
    const percent = this.numbers.percent(watch.fraction());
    const search = watch.search();
    const progress = search ? t.chip.searching(this.numbers.exact(search.trials + 1)) : t.chip.running(percent);
    const state = watch.run()?.status === 'queued' ? t.chip.queued : progress;
    const text = [state, time].filter((part) => part !== null).join(' · ');
    return {
      link: ['/d', dataset.id, 'model', 'runs', run],
      done: watch.fraction(),
      percent,
      text,
      label: t.chip.label(dataset.name, text),
    };
  });

  constructor() {
    inject(PageTitle).training.set(inject(TrainingEnd).title);
  }
}
