import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../shared/icon';
import { ColumnsShown } from './columns-shown';

/** The menu of the columns: each is shown or hidden. */
@Component({
  selector: 'app-choose-columns',
  imports: [Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matButton type="button" [matMenuTriggerFor]="menu">
      <app-icon name="columns" />
      {{ t().examples.columns.choose }}
      @if (shown.hiddenCount(); as hidden) {
        <span class="muted number">{{ t().examples.columns.hidden(hidden) }}</span>
      }
    </button>
    <mat-menu #menu>
      @for (column of shown.all(); track column.name) {
        @if (column.role !== 'target') {
          <button
            mat-menu-item
            type="button"
            role="menuitemcheckbox"
            [attr.aria-checked]="shown.isShown(column)"
            (click)="$event.stopPropagation(); shown.show(column.name, !shown.isShown(column))"
          >
            <app-icon name="check" [class.off]="!shown.isShown(column)" />
            {{ column.name }}
          </button>
        }
      }
      <button
        mat-menu-item
        type="button"
        class="first-of-group"
        role="menuitemcheckbox"
        [attr.aria-checked]="shown.added()"
        (click)="$event.stopPropagation(); shown.showAdded(!shown.added())"
      >
        <app-icon name="check" [class.off]="!shown.added()" />
        {{ t().examples.addedAt }}
      </button>
      @if (shown.hiddenCount() > 0) {
        <button mat-menu-item type="button" class="first-of-group" (click)="shown.showAll()">
          {{ t().examples.columns.showAll }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    app-icon {
      margin-right: 8px;
      vertical-align: middle;
    }

    .off {
      visibility: hidden;
    }

    .first-of-group {
      border-top: 1px solid var(--border);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChooseColumns {
  protected readonly t = inject(I18n).t;
  protected readonly shown = inject(ColumnsShown);
}
