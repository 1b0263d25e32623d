import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { Api } from '../api/generated/api';
import { getExample } from '../api/generated/functions';
import { ExampleDto } from '../api/generated/models';
import { toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { lastValue } from '../core/last-value';
import { CurrentDataset } from '../datasets/current-dataset';
import { ProblemPanel } from '../shared/problem-panel';
import { ExampleTable } from './table/example-table';

/** The row that a link or a point leads to, above the others. */
@Component({
  selector: 'app-linked-row',
  imports: [ExampleTable, MatButton, ProblemPanel],
  template: `
    <div class="title">
      <h2>{{ gone() ? t().examples.gone(id()) : t().examples.linked(id()) }}</h2>
      <button matButton type="button" (click)="closed.emit()">{{ t().examples.closeLinked }}</button>
    </div>
    @if (shown(); as example) {
      <app-example-table
        [examples]="[example]"
        [sorting]="{ column: undefined, descending: true }"
        [marked]="id()"
        [alone]="true"
        [busy]="busy()"
        (saved)="saved.emit()"
        (exclude)="exclude.emit($event)"
        (delete)="delete.emit($event)"
      />
    } @else if (!gone() && row.error()) {
      <app-problem-panel [error]="row.error()" (retry)="row.reload()" />
    }
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 24px;
    }

    .title {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
      margin-bottom: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LinkedRow {
  readonly id = input.required<string>();
  /** The row that is being changed. */
  readonly busy = input<string | null>(null);
  readonly saved = output();
  readonly exclude = output<ExampleDto>();
  readonly delete = output<ExampleDto>();
  readonly closed = output();

  private readonly api = inject(Api);
  private readonly dataset = inject(CurrentDataset).dataset;
  protected readonly t = inject(I18n).t;
  protected readonly row = rxResource({
    params: () => {
      // The revision, so that the row follows what is changed here or elsewhere.
      const { id: dataset, revision } = this.dataset();
      return { dataset, id: Number(this.id()), revision };
    },
    stream: ({ params: { dataset, id } }) => this.api.invoke(getExample, { dataset, id }),
  });
  private readonly latest = lastValue(this.row);
  protected readonly shown = computed(() => {
    const latest = this.latest();
    return latest?.id === this.id() && !this.gone() ? latest : null;
  });
  protected readonly gone = computed(() => {
    const error = this.row.error();
    return error !== undefined && toProblem(error).kind === 'not-found';
  });
}
