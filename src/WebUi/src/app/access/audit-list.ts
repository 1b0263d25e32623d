import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Api } from '../api/generated/api';
import { listAuditEntries } from '../api/generated/functions';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { DatasetList } from '../datasets/dataset-list';
import { DataTable } from '../shared/table/data-table';
import { Pager, pageOf } from '../shared/table/pager';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';

/** Who changed what, newest first. */
@Component({
  selector: 'app-audit-list',
  imports: [DataTable, Pager, ProblemPanel, RouterLink, Skeleton],
  template: `
    <section class="card" aria-labelledby="audit">
      <h2 id="audit">{{ t().access.audit }}</h2>
      @if (log.error(); as error) {
        <app-problem-panel [error]="error" (retry)="log.reload()" />
      } @else if (rows(); as rows) {
        @if (rows.length === 0) {
          <p class="muted">{{ t().access.noAudit }}</p>
        } @else {
          <app-data-table [label]="t().access.audit" [landmark]="false" [columns]="columns()">
            <tbody>
              @for (row of rows; track $index) {
                <tr>
                  <td>{{ row.at }}</td>
                  <td>{{ row.who }}</td>
                  <td>{{ row.what }}</td>
                  <td [title]="row.target">
                    @if (row.link; as link) {
                      <a [routerLink]="['/d', link.id]">{{ link.name }}</a>
                    } @else {
                      {{ row.dataset }}
                    }
                  </td>
                </tr>
              }
            </tbody>
          </app-data-table>
          <app-pager [page]="asked().page" [pageSize]="asked().pageSize" [total]="total()" />
        }
      } @else {
        <app-skeleton [lines]="4" [height]="28" />
      }
    </section>
  `,
  styles: `
    .card {
      display: grid;
      gap: 16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditList {
  private readonly api = inject(Api);
  private readonly datasets = inject(DatasetList).datasets;
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  readonly page = input<string>();
  readonly size = input<string>();
  protected readonly asked = computed(() => pageOf(this.page(), this.size()));
  protected readonly log = rxResource({
    params: () => this.asked(),
    stream: ({ params }) => this.api.invoke(listAuditEntries, params),
  });

  protected readonly columns = computed(() => {
    const t = this.t().access;
    return [t.when, t.who, t.what, t.where].map((label) => ({ label }));
  });

  protected readonly rows = computed(() => {
    // A newer server may do what this page has no words for.
    const operations: Record<string, string> = this.t().access.operations;
    return this.log.hasValue()
      ? this.log.value().items.map(({ at, who, what, target }) => {
          const dataset = datasetIn(target);
          return {
            at: this.numbers.date(at),
            who,
            what: operations[what] ?? what,
            target,
            dataset,
            // One that was deleted since has no page.
            link: this.datasets()?.find(({ id }) => id === dataset),
          };
        })
      : null;
  });

  protected readonly total = computed(() => (this.log.hasValue() ? this.log.value().total : 0));

  reload(): void {
    this.log.reload();
  }
}

/** The dataset in the address that was called. */
function datasetIn(target: string): string {
  return /^\/api\/datasets\/([^/?]+)/.exec(target)?.[1] ?? '';
}
