import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { FileDrop } from '../shared/file-drop';
import { PasteTable } from '../shared/paste-table';
import { ImportSession } from './session/import-session';

/** The first step: a file, or what was copied from a spreadsheet. */
@Component({
  selector: 'app-file-picker',
  imports: [FileDrop, PasteTable],
  template: `
    <app-file-drop [large]="true" (taken)="session().take($event)" />
    <app-paste-table [hint]="hint()" [focus]="paste()" (taken)="session().takePasted($event, t().import.pasted)" />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilePicker {
  readonly session = input.required<ImportSession>();
  /** Whether the text field is where to begin. */
  readonly paste = input(false);
  protected readonly t = inject(I18n).t;
  protected readonly into = inject(CurrentDataset).known;

  protected readonly hint = computed(() => {
    const into = this.into();
    return into
      ? this.t().import.pasteInto([...into.inputs, into.target].map(({ name }) => name).join(', '))
      : this.t().import.pasteHow;
  });
}
