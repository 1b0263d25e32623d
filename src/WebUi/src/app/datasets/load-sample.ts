import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { loadSample } from '../api/generated/functions';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { DatasetList } from './dataset-list';

/** Where the sample is to be found, once it is loaded. */
export const SAMPLE = 'sacramento-house-sales';

/** Something to try things out with; its first training starts at once. */
@Component({
  selector: 'app-load-sample',
  imports: [MatButton],
  template: `
    <button matButton="outlined" type="button" [disabled]="loading()" [title]="t().library.sampleHow" (click)="load()">
      {{ t().library.sample }}
    </button>
    <p class="small error" role="alert">{{ message() }}</p>
  `,
  styles: `
    .error {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoadSample {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly list = inject(DatasetList);
  protected readonly t = inject(I18n).t;
  protected readonly loading = signal(false);
  protected readonly message = signal('');

  protected async load(): Promise<void> {
    this.loading.set(true);
    this.message.set('');
    try {
      const { id } = await firstValueFrom(this.api.invoke(loadSample));
      this.list.reload();
      await this.router.navigate(['/d', id, 'predict']);
    } catch (error) {
      const problem = toProblem(error);
      const taken = problem.kind === 'name-taken';
      this.message.set(
        taken ? this.t().library.sampleThere : (problem.detail ?? this.t().problems[problem.kind].title),
      );
      this.list.reload();
    } finally {
      this.loading.set(false);
    }
  }
}
