import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_SNACK_BAR_DATA, MatSnackBarModule, MatSnackBarRef } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';

export interface EndedToastData {
  text: string;
  links: readonly { label: string; to: (string | number)[] }[];
  /** Null where there is nothing to go back to. */
  undo: (() => void) | null;
}

/** The end of a training, on whichever page, with where to go next. */
@Component({
  selector: 'app-ended-toast',
  imports: [MatButton, MatSnackBarModule, RouterLink],
  template: `
    <p matSnackBarLabel>{{ data.text }}</p>
    <div matSnackBarActions>
      @for (link of data.links; track link.label) {
        <a matButton matSnackBarAction [routerLink]="link.to" (click)="bar.dismiss()">{{ link.label }}</a>
      }
      @if (data.undo; as undo) {
        <button matButton matSnackBarAction type="button" (click)="undo(); bar.dismiss()">{{ t().common.undo }}</button>
      }
      <button matButton matSnackBarAction type="button" (click)="bar.dismiss()">{{ t().common.close }}</button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
    }

    p {
      flex: 1 1 240px;
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EndedToast {
  protected readonly data = inject<EndedToastData>(MAT_SNACK_BAR_DATA);
  protected readonly bar = inject<MatSnackBarRef<EndedToast>>(MatSnackBarRef);
  protected readonly t = inject(I18n).t;
}
