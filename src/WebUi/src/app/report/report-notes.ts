import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ModelReportDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../shared/icon';

/** What to know before relying on a model: what it is about in the reader's language, the server's evidence below. */
@Component({
  selector: 'app-report-notes',
  imports: [Icon],
  template: `
    <h2>{{ t().report.notes }}</h2>
    <ul>
      @for (note of shown(); track $index) {
        <li class="warning">
          <app-icon name="warning" />
          <div>
            <h3>{{ note.title }}</h3>
            <p lang="en">{{ note.message }}</p>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    :host,
    ul {
      display: grid;
      gap: 8px;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    h3 {
      color: var(--warning);
    }

    p {
      overflow-wrap: anywhere;
      color: var(--text);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportNotes {
  readonly notes = input.required<ModelReportDto['notes']>();
  protected readonly t = inject(I18n).t;
  protected readonly shown = computed(() =>
    this.notes().map(({ code, column, message }) => ({
      title: this.t().report.noteTitles[code](column ?? ''),
      message,
    })),
  );
}
