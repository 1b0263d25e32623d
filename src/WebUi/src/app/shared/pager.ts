import { ChangeDetectionStrategy, Component, effect, inject, Injectable, input } from '@angular/core';
import { MatPaginator, MatPaginatorIntl, PageEvent } from '@angular/material/paginator';
import { Router } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';

export const PAGE_SIZES = [25, 50, 100];

/** What an address says of the page; anything else is the first of the usual size. */
export function pageOf(page: string | undefined, size?: string): { page: number; pageSize: number } {
  const number = Number(page);
  return {
    page: Number.isSafeInteger(number) && number > 0 ? number : 1,
    pageSize: PAGE_SIZES.find((known) => known === Number(size)) ?? 50,
  };
}

@Injectable()
class PagerTexts extends MatPaginatorIntl {
  constructor() {
    super();
    const t = inject(I18n).t;
    const numbers = inject(Numbers);
    effect(() => {
      const texts = t().paginator;
      this.itemsPerPageLabel = texts.itemsPerPage;
      this.nextPageLabel = texts.next;
      this.previousPageLabel = texts.previous;
      this.firstPageLabel = texts.first;
      this.lastPageLabel = texts.last;
      this.getRangeLabel = (index, size, total) =>
        texts.range(
          numbers.exact(Math.min(index * size + 1, total)),
          numbers.exact(Math.min((index + 1) * size, total)),
          numbers.exact(total),
        );
      this.changes.next();
    });
  }
}

/** Turns the pages of a list; the page is part of the address. */
@Component({
  selector: 'app-pager',
  imports: [MatPaginator],
  template: `
    @if (total() > sizes[0]!) {
      <mat-paginator
        [pageIndex]="page() - 1"
        [pageSize]="pageSize()"
        [pageSizeOptions]="sizes"
        [length]="total()"
        showFirstLastButtons
        (page)="turn($event)"
      />
    }
  `,
  styles: `
    mat-paginator {
      background: transparent;
    }
  `,
  providers: [{ provide: MatPaginatorIntl, useClass: PagerTexts }],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pager {
  readonly page = input.required<number>();
  readonly pageSize = input.required<number>();
  readonly total = input.required<number>();
  protected readonly sizes = PAGE_SIZES;
  private readonly router = inject(Router);

  protected turn({ pageIndex, pageSize }: PageEvent): void {
    void this.router.navigate([], {
      queryParams: { page: pageIndex > 0 ? pageIndex + 1 : null, size: pageSize === 50 ? null : pageSize },
      queryParamsHandling: 'merge',
    });
  }
}
