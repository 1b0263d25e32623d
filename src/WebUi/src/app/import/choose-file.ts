import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { FileDrop } from '../shared/file-drop';
import { ImportSession } from './import-session';

/** The first step: a file, or what was copied from a spreadsheet. */
@Component({
  selector: 'app-choose-file',
  imports: [FileDrop, MatButton],
  template: `
    <app-file-drop
      [accept]="accept()"
      [hint]="into() ? t().import.kindsJson : t().import.kinds"
      [large]="true"
      (taken)="session().take($event)"
    />
    <form class="card field" (submit)="$event.preventDefault(); session().takePasted(text())">
      <label for="pasted">{{ t().import.paste }}</label>
      <span id="pasted-hint" class="hint">{{ hint() }}</span>
      <textarea
        #area
        id="pasted"
        class="control"
        rows="6"
        spellcheck="false"
        autocapitalize="off"
        aria-describedby="pasted-hint"
        [value]="text()"
        (input)="text.set(area.value)"
      ></textarea>
      <button matButton="outlined" type="submit" [disabled]="text().trim() === ''">
        {{ t().import.takePasted }}
      </button>
    </form>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }

    textarea {
      height: auto;
      min-height: 128px;
      padding: 8px 12px;
      font-family: var(--font-mono);
      resize: vertical;
      white-space: pre;
    }

    form {
      justify-items: start;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChooseFile {
  readonly session = input.required<ImportSession>();
  /** Whether the text field is where to begin. */
  readonly paste = input(false);
  protected readonly t = inject(I18n).t;
  protected readonly into = inject(CurrentDataset).known;
  protected readonly text = signal('');
  private readonly area = viewChild.required<ElementRef<HTMLTextAreaElement>>('area');

  protected readonly accept = computed(() => `.csv,.tsv,.txt,text/csv${this.into() ? ',.json,.ndjson,.jsonl' : ''}`);
  protected readonly hint = computed(() => {
    const into = this.into();
    return into
      ? this.t().import.pasteInto([...into.inputs, into.target].map(({ name }) => name).join(', '))
      : this.t().import.pasteHow;
  });

  constructor() {
    afterNextRender(() => {
      if (this.paste()) {
        this.area().nativeElement.focus();
      }
    });
  }
}
