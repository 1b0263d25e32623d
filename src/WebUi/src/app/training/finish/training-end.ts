import { computed, DestroyRef, inject, Injectable, Injector, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentTraining } from '../current-training';

/** What a page in the background shows of a training: its progress in the title, and that it has ended. */
@Injectable({ providedIn: 'root' })
export class TrainingEnd {
  private readonly training = inject(CurrentTraining);
  private readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly unseen = signal<string | null>(null);

  /** What the title begins with while a training runs, and after it until the page is looked at; else null. */
  readonly title = computed(() => {
    const t = this.t().training.title;
    const running = this.training.running();
    if (running) {
      return t.running(this.numbers.percent(running.watch.fraction()), running.dataset.name);
    }
    const unseen = this.unseen();
    return unseen === null ? null : t.done(unseen);
  });

  constructor() {
    const [injector, life] = [inject(Injector), inject(DestroyRef)];
    const seen = () => {
      if (!document.hidden) {
        this.unseen.set(null);
      }
    };
    document.addEventListener('visibilitychange', seen);
    life.onDestroy(() => {
      document.removeEventListener('visibilitychange', seen);
    });
    this.training.ended.pipe(takeUntilDestroyed()).subscribe((ended) => {
      if (document.hidden && ended.watch.run()?.status === 'succeeded') {
        this.unseen.set(ended.dataset.name);
      }
      // Loaded only now: most visits see no training end.
      void import('./announce').then(({ Announcement }) => {
        if (!life.destroyed) {
          void injector.get(Announcement).tell(ended);
        }
      });
    });
  }
}
