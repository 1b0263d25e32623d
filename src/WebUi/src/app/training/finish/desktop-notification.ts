import { Injectable, signal } from '@angular/core';
import { load, save } from '../../core/storage';

const KEY = 'notify';

/** A notification of the desktop, once somebody has asked for it; the browser remembers the wish. */
@Injectable({ providedIn: 'root' })
export class DesktopNotification {
  readonly supported = window.isSecureContext && 'Notification' in window;
  readonly wanted = signal(load(KEY) === 'on');
  readonly denied = signal(this.supported && Notification.permission === 'denied');

  async want(wanted: boolean): Promise<void> {
    // Browsers ask for permission only in answer to a click.
    const permission = wanted ? await Notification.requestPermission() : 'default';
    this.denied.set(permission === 'denied');
    this.wanted.set(permission === 'granted');
    save(KEY, this.wanted() ? 'on' : 'off');
  }

  show(text: string, onClick: () => void): void {
    if (!this.supported || !this.wanted() || Notification.permission !== 'granted') {
      return;
    }
    try {
      const notification = new Notification(text, { icon: 'favicon.svg' });
      notification.onclick = () => {
        window.focus();
        notification.close();
        onClick();
      };
    } catch {
      // Browsers of phones show notifications of service workers only.
      return;
    }
  }
}
