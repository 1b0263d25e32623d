import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ProblemKind } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { Icon } from '../../shared/icon';
import { Failure } from '../session/import-session';

const PASSING: readonly ProblemKind[] = ['unreachable', 'internal', 'storage-full', 'request-in-progress'];

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
        @if (passing()) {
          @if (failure().problem.reference; as reference) {
            <p class="small">{{ t().common.reference }} {{ reference }}</p>
          }
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
  /** The server's trouble, not the file's: the same once more may go well. */
  protected readonly passing = computed(() => {
    const { problem, gone } = this.failure();
    return !gone && PASSING.includes(problem.kind);
  });
  protected readonly lines = computed(() => {
    const { problem, gone } = this.failure();
    if (gone) {
      return [this.t().import.changed];
    }
    const { title, advice } = this.t().problems[problem.kind];
    const said = Object.values(problem.fields);
    return said.length > 0 ? said : [title, problem.detail ?? advice];
  });
}
