import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../shared/icon';
import { Failure } from './import-session';

/** Why a file could not be read or stored, in all the words there are. */
@Component({
  selector: 'app-import-failure',
  imports: [Icon, MatButton],
  template: `
    <div class="warning" role="alert">
      <app-icon name="warning" />
      <div>
        @for (line of lines(); track line) {
          <p>{{ line }}</p>
        }
        @if (failure().problem.reference; as reference) {
          <p class="small">{{ t().common.reference }} {{ reference }}</p>
        }
        @if (!failure().gone) {
          <button matButton="outlined" type="button" (click)="retry.emit()">{{ t().common.tryAgain }}</button>
        }
      </div>
    </div>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }

    button {
      margin-top: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportFailure {
  readonly failure = input.required<Failure>();
  readonly retry = output();
  protected readonly t = inject(I18n).t;
  protected readonly lines = computed(() => {
    const { problem, gone } = this.failure();
    if (gone) {
      return [this.t().import.changed];
    }
    const { title, advice } = this.t().problems[problem.kind];
    const said = Object.values(problem.fields);
    return [title, ...(said.length > 0 ? said : [problem.detail ?? advice])];
  });
}
