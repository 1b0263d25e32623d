import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { FileFormats } from '../core/file-formats';
import { I18n } from '../core/i18n/i18n';
import { Icon } from './icon';

/** Any of the formats may be packed into these. */
const PACKED = ['.gz', '.zip'];

/** Takes a file that is dropped or chosen. For the keyboard and screen readers it is the file field inside. */
@Component({
  selector: 'app-file-drop',
  imports: [Icon],
  template: `
    <label
      [class.over]="over()"
      [class.large]="large()"
      (dragover)="hover($event)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <input class="visually-hidden" type="file" [accept]="accept()" (change)="choose($event)" />
      @if (large()) {
        <app-icon name="upload" />
      }
      <span class="how"
        ><span class="choose">{{ t().import.choose }}</span> {{ t().import.drop }}</span
      >
      <span class="small muted">{{ kinds() }}</span>
    </label>
    <p class="small error" role="alert">{{ several() ? t().import.oneFile : '' }}</p>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    label {
      display: grid;
      gap: 4px;
      justify-items: center;
      align-content: center;
      min-height: 72px;
      padding: 12px 16px;
      text-align: center;
      cursor: pointer;
      background: var(--surface);
      border: 1px dashed var(--control-border);
      border-radius: var(--radius);

      &:hover,
      &.over {
        background: var(--accent-soft);
        border-color: var(--accent);
      }

      &:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
    }

    .choose {
      font-weight: 500;
      color: var(--accent);
      text-decoration: underline;
      text-underline-offset: 2px;
    }

    .large {
      gap: 12px;
      min-height: 200px;

      app-icon {
        color: var(--accent);
      }

      .choose {
        display: inline-block;
        padding: 10px 24px;
        margin-right: 8px;
        color: var(--on-accent);
        text-decoration: none;
        background: var(--accent);
        border-radius: var(--radius);
      }
    }

    .error {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FileDrop {
  readonly large = input(false);
  readonly taken = output<File>();
  private readonly formats = inject(FileFormats).all;
  private readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly accept = computed(() =>
    this.formats()
      .flatMap(({ extensions, mediaTypes }) => [...extensions.map((extension) => `.${extension}`), ...mediaTypes])
      .concat(PACKED)
      .join(),
  );
  protected readonly kinds = computed(() => {
    const texts: Record<string, string> = this.t().import.kinds;
    const names = this.formats().map(({ name }) => texts[name] ?? name);
    return new Intl.ListFormat(this.i18n.language(), { type: 'disjunction' }).format(names);
  });
  protected readonly over = signal(false);
  protected readonly several = signal(false);

  protected hover(event: DragEvent): void {
    // Without this the browser leaves the page and opens the file.
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.take(field.files);
    // So that the same file, mended meanwhile, can be chosen again.
    field.value = '';
  }

  private take(files: FileList | null | undefined): void {
    this.several.set((files?.length ?? 0) > 1);
    const file = files?.[0];
    if (file && files.length === 1) {
      this.taken.emit(file);
    }
  }
}
