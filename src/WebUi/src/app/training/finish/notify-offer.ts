import { ChangeDetectionStrategy, Component, inject, input, linkedSignal } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { RunWatch } from '../run/run-watch';
import { DesktopNotification } from './desktop-notification';

/** A shorter training is over before one has turned to something else. */
export const LONG_SECONDS = 20;

/** Offers to tell on the desktop when a long training ends. */
@Component({
  selector: 'app-notify-offer',
  template: `
    @if (offered() && notification.supported) {
      <label>
        <input #box type="checkbox" [checked]="notification.wanted()" (change)="want(box)" />
        {{ t().training.notify.offer }}
      </label>
      <p class="muted small" role="status">{{ notification.denied() ? t().training.notify.denied : '' }}</p>
    }
  `,
  styles: `
    label {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 24px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotifyOffer {
  readonly watch = input.required<RunWatch>();
  protected readonly notification = inject(DesktopNotification);
  protected readonly t = inject(I18n).t;

  /** Stays once it is there, whatever is estimated next. */
  protected readonly offered = linkedSignal<boolean, boolean>({
    source: () => (this.watch().pace()?.secondsInAll ?? 0) > LONG_SECONDS,
    computation: (long, previous) => long || (previous?.value ?? false),
  });

  protected async want(box: HTMLInputElement): Promise<void> {
    await this.notification.want(box.checked);
    box.checked = this.notification.wanted();
  }
}
