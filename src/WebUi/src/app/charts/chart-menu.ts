import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { I18n } from '../core/i18n/i18n';
import type { ExportFormat } from './export-chart';

export interface LogAxis {
  axis: 'x' | 'y';
  label: string;
  log: boolean;
}

/** Downloads of a chart, and its scales. */
@Component({
  selector: 'app-chart-menu',
  imports: [MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" [matMenuTriggerFor]="menu" [attr.aria-label]="t().charts.menu" [title]="t().charts.menu">
      <span aria-hidden="true">⋯</span>
    </button>
    <mat-menu #menu xPosition="before">
      @for (each of axes(); track each.axis) {
        <button
          mat-menu-item
          type="button"
          role="menuitemcheckbox"
          [attr.aria-checked]="each.log"
          (click)="switched.emit(each)"
        >
          {{ (each.log ? '✓ ' : '') + each.label }}
        </button>
      }
      <button mat-menu-item type="button" (click)="download.emit('png')">{{ t().charts.png }}</button>
      <button mat-menu-item type="button" (click)="download.emit('svg')">{{ t().charts.svg }}</button>
      <button mat-menu-item type="button" (click)="download.emit('csv')">{{ t().charts.csv }}</button>
    </mat-menu>
  `,
  styles: `
    button[aria-haspopup] {
      width: 32px;
      height: 28px;
      padding: 0;
      font: inherit;
      font-weight: 600;
      color: var(--muted);
      cursor: pointer;
      background: none;
      border: 0;
      border-radius: var(--radius);

      &:hover,
      &[aria-expanded='true'] {
        color: var(--text);
        background: var(--sunken);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartMenu {
  /** Axes whose scale can be switched. */
  readonly axes = input.required<readonly LogAxis[]>();
  readonly switched = output<LogAxis>();
  readonly download = output<ExportFormat>();
  protected readonly t = inject(I18n).t;
}
