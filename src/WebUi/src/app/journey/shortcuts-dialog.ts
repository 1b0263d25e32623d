import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { I18n } from '../core/i18n/i18n';
import { SingleKeys } from './single-keys';

/** Keys are pressed one after the other in `g d`, and together in `Ctrl+Enter`. */
const KEYS = [
  { action: 'data', keys: ['g', 'd'], then: true },
  { action: 'model', keys: ['g', 'm'], then: true },
  { action: 'predict', keys: ['g', 'p'], then: true },
  { action: 'add', keys: ['n'] },
  { action: 'search', keys: ['/'] },
  { action: 'train', keys: ['Ctrl', 'Enter'] },
  { action: 'undo', keys: ['Ctrl', 'Z'] },
  { action: 'help', keys: ['?'] },
] as const;

/** All shortcuts, and the switch for those of one key. */
@Component({
  selector: 'app-shortcuts-dialog',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ t().shortcuts.title }}</h2>
    <mat-dialog-content>
      <dl>
        @for (row of rows; track row.action) {
          <div>
            <dt>{{ t().shortcuts.keys[row.action] }}</dt>
            <dd>
              @for (key of row.keys; track key; let first = $first) {
                @if (!first) {
                  <span class="muted">{{ 'then' in row ? t().shortcuts.then : '+' }}</span>
                }
                <kbd>{{ key }}</kbd>
              }
            </dd>
          </div>
        }
      </dl>
      <label>
        <input type="checkbox" [checked]="singleKeys.on()" (change)="turn($event)" />
        {{ t().shortcuts.enabled }}
      </label>
      <p class="small muted">{{ t().shortcuts.enabledHow }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ t().common.close }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    dl > div {
      display: flex;
      gap: 16px;
      align-items: center;
      justify-content: space-between;
      min-height: 36px;
      border-bottom: 1px solid var(--border);
    }

    dd {
      display: flex;
      gap: 8px;
      align-items: center;
    }

    kbd {
      min-width: 24px;
      padding: 0 8px;
      font: inherit;
      color: var(--text);
      text-align: center;
      background: var(--sunken);
      border: 1px solid var(--border);
      border-radius: 4px;
    }

    label {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
      margin-top: 8px;
      color: var(--text);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutsDialog {
  protected readonly t = inject(I18n).t;
  protected readonly singleKeys = inject(SingleKeys);
  protected readonly rows = KEYS;

  protected turn(event: Event): void {
    this.singleKeys.turn((event.target as HTMLInputElement).checked);
  }
}
