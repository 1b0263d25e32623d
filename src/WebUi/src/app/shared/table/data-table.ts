import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';

export interface TableColumn {
  label: string;
  numeric?: boolean;
  /** Only where the window is wide enough. */
  wide?: boolean;
  /** For screen readers only: the cells explain themselves. */
  labelHidden?: boolean;
}

/** A table that scrolls sideways in its frame. Its body is projected. */
@Component({
  selector: 'app-data-table',
  template: `
    <div
      class="table-frame"
      tabindex="0"
      [attr.role]="landmark() ? 'region' : 'group'"
      [class.scrolling]="scrolling()"
      [attr.aria-label]="label()"
    >
      <table class="table">
        <thead>
          <tr>
            @for (column of columns(); track $index) {
              <th scope="col" [class.numeric]="column.numeric" [class.wide]="column.wide">
                <span [class.visually-hidden]="column.labelHidden">{{ column.label }}</span>
              </th>
            }
            @if (actions()) {
              <th scope="col" class="tools">
                <span class="visually-hidden">{{ t().examples.actions }}</span>
              </th>
            }
          </tr>
        </thead>
        <ng-content />
      </table>
    </div>
  `,
  styleUrl: './data-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DataTable {
  readonly label = input.required<string>();
  readonly columns = input.required<readonly TableColumn[]>();
  /** The last cells hold buttons. */
  readonly actions = input(false);
  /** False inside a section of the same name, as landmarks need names of their own. */
  readonly landmark = input(true);
  /** Rows scroll below the head. */
  readonly scrolling = input(false);
  protected readonly t = inject(I18n).t;
}
