import { ChangeDetectionStrategy, Component, computed, inject, Injector, signal } from '@angular/core';
import { Router } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { isTyping } from '../shared/typing';
import type { ImportSession } from '../import/session/import-session';

/** Where a file means something else than rows to import. */
const OWN_DROP = '/predict/file';

/** The whole window takes a file that is dropped, and a table that is pasted where no field has the focus. */
@Component({
  selector: 'app-window-drop',
  template: `
    @if (over()) {
      <div class="veil">
        <p>{{ text() }}</p>
      </div>
    }
  `,
  host: {
    '(window:dragenter)': 'enter($event)',
    '(window:dragover)': 'enter($event)',
    '(window:dragleave)': 'leave($event)',
    '(window:drop)': 'drop($event)',
    '(window:paste)': 'paste($event)',
  },
  styles: `
    .veil {
      position: fixed;
      inset: 0;
      z-index: 30;
      display: grid;
      place-items: center;
      padding: 24px;
      pointer-events: none;
      background: color-mix(in srgb, var(--accent-soft) 88%, transparent);
      border: 2px dashed var(--accent);
    }

    p {
      font-size: 20px;
      line-height: 28px;
      font-weight: 600;
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WindowDrop {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly toast = inject(Toast);
  private readonly current = inject(CurrentDataset);
  private readonly t = inject(I18n).t;
  protected readonly over = signal(false);
  protected readonly text = computed(() => {
    const name = this.current.known()?.name;
    return name === undefined ? this.t().drop.here : this.t().drop.into(name);
  });

  protected enter(event: DragEvent): void {
    if (this.takes(event)) {
      // Without this the browser leaves the page and opens the file.
      event.preventDefault();
      this.over.set(true);
    }
  }

  protected leave(event: DragEvent): void {
    // Between two elements of the page there is a related one.
    if (event.relatedTarget === null) {
      this.over.set(false);
    }
  }

  protected drop(event: DragEvent): void {
    this.over.set(false);
    // An area of the page's own has taken it.
    if (event.defaultPrevented || !this.takes(event)) {
      return;
    }
    event.preventDefault();
    this.takeFiles(event.dataTransfer?.files);
  }

  protected paste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    if (isTyping(event) || !data || event.defaultPrevented || document.querySelector('[role=dialog]')) {
      return;
    }
    if (data.files.length > 0) {
      this.takeFiles(data.files);
      return;
    }
    const text = data.getData('text/plain');
    // A header and a row: less than that is no table.
    if (/\S.*\r?\n.*\S/.test(text)) {
      void this.import((session) => {
        session.takePasted(text, this.t().import.pasted);
      });
    }
  }

  private takes(event: DragEvent): boolean {
    return (event.dataTransfer?.types.includes('Files') ?? false) && !this.path().endsWith(OWN_DROP);
  }

  private takeFiles(files: FileList | undefined): void {
    const [file, second] = files ?? [];
    if (second) {
      this.toast.tell(this.t().drop.oneFile);
    } else if (file) {
      void this.import((session) => {
        session.take(file);
      });
    }
  }

  private async import(take: (session: ImportSession) => void): Promise<void> {
    const { Imports } = await import('../import/session/imports');
    const dataset = this.current.known()?.id ?? null;
    take(this.injector.get(Imports).into(dataset));
    await this.router.navigate(dataset === null ? ['/datasets/import'] : ['/d', dataset, 'data', 'import']);
  }

  private path(): string {
    return this.router.url.replace(/[?#].*/, '');
  }
}
