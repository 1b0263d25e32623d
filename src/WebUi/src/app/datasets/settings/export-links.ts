import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '../../api/generated/api';
import { Settings } from '../../core/settings';

/** Links to all rows, one for each format of the server. */
@Component({
  selector: 'app-export-links',
  imports: [MatButton],
  template: `
    @for (link of links(); track link.name) {
      <a matButton="outlined" download [href]="link.address">{{ link.label }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExportLinks {
  readonly dataset = input.required<string>();
  private readonly api = inject(Api);
  private readonly formats = inject(Settings).fileFormats;
  protected readonly links = computed(() =>
    this.formats().map(({ name, extensions }) => ({
      name,
      label: (extensions[0] ?? name).toUpperCase(),
      address: `${this.api.rootUrl}/api/datasets/${this.dataset()}/examples/export?format=${encodeURIComponent(name)}`,
    })),
  );
}
