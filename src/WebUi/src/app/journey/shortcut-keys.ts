import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Shortcuts } from './shortcuts';

/** Listens for the shortcuts, wherever the focus is. */
@Component({
  selector: 'app-shortcut-keys',
  template: '',
  host: { '(window:keydown)': 'shortcuts.press($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutKeys {
  protected readonly shortcuts = inject(Shortcuts);
}
