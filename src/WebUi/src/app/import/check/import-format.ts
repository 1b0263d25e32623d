import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { withReading } from '../session/import-choices';
import { ImportSession } from '../session/import-session';
import { valueOf, withValue } from '../session/reading';

const CHOICES = {
  delimiter: [',', ';', 'tab', '|', 'space', 'fixed'],
  decimal: ['.', ','],
  thousands: ['.', ',', 'none'],
  encoding: [
    ...['utf-8', 'windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'iso-8859-2'],
    ...['iso-8859-15', 'koi8-r', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr', 'macintosh', 'utf-16'],
  ],
} as const;

type Part = keyof typeof CHOICES;

/** Names of encodings that are written otherwise than their code. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'UTF-8',
  'utf-16': 'UTF-16',
  'windows-1252': 'Windows-1252',
};

/** The usual ones, and what was recognized or chosen besides. */
function offered(part: Part, value: string): readonly string[] {
  const usual: readonly string[] = CHOICES[part];
  return value === '' || usual.includes(value) ? usual : [...usual, value];
}

/** How the file is written. What was recognized can be corrected; the file is then read anew. */
@Component({
  selector: 'app-import-format',
  template: `
    @if (fixed(); as format) {
      <p class="muted">{{ format }}</p>
    } @else {
      <details [open]="!session().found()">
        <summary>{{ t().import.format.detected(detected()) }}</summary>
        <fieldset>
          <legend class="visually-hidden">{{ t().import.format.legend }}</legend>
          @for (part of parts(); track part.name) {
            <div class="field">
              <label [for]="'format-' + part.name">{{ part.label }}</label>
              <select
                class="control"
                [id]="'format-' + part.name"
                [disabled]="session().busy()?.what === 'storing'"
                (change)="change(part.name, $event)"
              >
                @for (option of part.options; track option.value) {
                  <option [value]="option.value" [selected]="option.value === part.value">{{ option.label }}</option>
                }
              </select>
            </div>
          }
        </fieldset>
      </details>
    }
  `,
  styles: `
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
      gap: 12px;
      min-width: 0;
      max-width: 640px;
      padding: 0;
      margin: 16px 0 0;
      border: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportFormat {
  readonly session = input.required<ImportSession>();
  protected readonly t = inject(I18n).t;

  /** The name of a format in which nothing can be written in different ways. */
  protected readonly fixed = computed(() => {
    const format = this.session().found()?.format;
    const texts: Record<string, string> = this.t().import.format.json;
    if (format?.delimiter !== null) {
      return null;
    }
    const name = texts[format.kind] ?? format.kind;
    return format.sheet ? this.t().import.format.sheet(name, format.sheet) : name;
  });

  protected readonly parts = computed(() => {
    const format = this.session().found()?.format;
    const { reading } = this.session().choices();
    const texts = this.t().import.format;
    const found = {
      delimiter: format?.delimiter === '\t' ? 'tab' : format?.delimiter,
      decimal: format?.decimalSign,
      thousands: undefined,
      encoding: format?.encoding,
    };
    const labels: Record<Part, Record<string, string>> = {
      delimiter: texts.delimiters,
      decimal: texts.decimals,
      thousands: texts.thousandsSigns,
      encoding: {},
    };
    return (['delimiter', 'decimal', 'thousands', 'encoding'] as const).map((name) => {
      const value = valueOf(reading, name) ?? found[name] ?? '';
      // Before anything could be read there is nothing recognized to show, and each column tells its thousands for itself.
      const label = (part: Part, option: string) => labels[part][option] ?? ENCODINGS[option] ?? option;
      const unknown = value === '' ? [{ value: '', label: texts.automatic }] : [];
      return {
        name,
        label: texts[name],
        value,
        options: [...unknown, ...offered(name, value).map((option) => ({ value: option, label: label(name, option) }))],
      };
    });
  });

  /** What was found, for whoever has nothing to correct. */
  protected readonly detected = computed(() =>
    this.parts()
      .map(({ value, options }) => options.find((option) => option.value === value)?.label)
      .filter((label) => label !== this.t().import.format.automatic)
      .join(' · '),
  );

  protected change(part: Part, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const choices = this.session().choices();
    this.session().ask(withReading(choices, part, withValue(choices.reading, part, value)));
  }
}
