import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../shared/icon';
import { CurrentDataset } from './current-dataset';
import { DatasetDialogs } from './dataset-dialogs';
import { DatasetList } from './dataset-list';

@Component({
  selector: 'app-dataset-switcher',
  imports: [MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, Icon],
  template: `
    <button
      type="button"
      class="trigger"
      [matMenuTriggerFor]="menu"
      [attr.aria-label]="t().datasets.switcher(current.known()?.name ?? t().datasets.none)"
      (menuOpened)="list.reload()"
    >
      <span class="name">{{ current.known()?.name ?? t().datasets.choose }}</span>
      <app-icon name="down" />
    </button>
    <mat-menu #menu>
      @for (dataset of list.datasets(); track dataset.id) {
        <a mat-menu-item [routerLink]="['/d', dataset.id, 'predict']" [class.current]="dataset.id === current.id()">
          {{ dataset.name }}
        </a>
      }
      <a mat-menu-item routerLink="/datasets" class="first-of-group">{{ t().library.all }}</a>
      <a mat-menu-item routerLink="/datasets/new">{{ t().datasets.new }}</a>
      @if (current.known(); as dataset) {
        <button mat-menu-item type="button" (click)="dialogs.rename(dataset)">{{ t().datasets.rename }}</button>
        <button mat-menu-item type="button" (click)="dialogs.delete(dataset)">{{ t().datasets.delete }}</button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: flex;
    }

    .trigger {
      display: flex;
      gap: 4px;
      align-items: center;
      min-width: 0;
      height: 40px;
      padding: 0 8px;
      font: inherit;
      font-weight: 500;
      color: var(--text);
      cursor: pointer;
      background: none;
      border: 0;
      border-radius: var(--radius);

      &:hover,
      &[aria-expanded='true'] {
        background: var(--sunken);
      }
    }

    .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    .current {
      background: var(--accent-soft);
    }

    .first-of-group {
      border-top: 1px solid var(--border);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetSwitcher {
  protected readonly t = inject(I18n).t;
  protected readonly current = inject(CurrentDataset);
  protected readonly list = inject(DatasetList);
  protected readonly dialogs = inject(DatasetDialogs);
}
