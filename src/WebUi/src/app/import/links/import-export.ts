import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Api } from '../../api/generated/api';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { exportAddress } from './export-address';

/** In and out of a dataset by file: what is listed is what is downloaded. */
@Component({
  selector: 'app-import-export',
  imports: [MatButton, RouterLink],
  template: `
    <a matButton [routerLink]="['/d', dataset().id, 'data', 'import']">{{ t().import.open }}</a>
    @if (dataset().exampleCount > 0) {
      <a matButton [href]="address()" download>{{ t().import.download }}</a>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      margin-left: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportExport {
  private readonly api = inject(Api);
  private readonly query = toSignal(inject(ActivatedRoute).queryParams, { requireSync: true });
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly address = computed(() => exportAddress(this.api.rootUrl, this.dataset().id, this.query()));
}
