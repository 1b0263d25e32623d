import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injectable,
  input,
  Resource,
} from '@angular/core';
import { MatPaginator, MatPaginatorIntl, PageEvent } from '@angular/material/paginator';
import { Router } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';

export const PAGE_SIZES = [25, 50, 100];
/** Fewer are reached by their arrows. */
const MANY_PAGES = 5;

/** What an address says of the page; anything else is the first of the usual size. */
export function pageOf(page: string | undefined, size?: string): { page: number; pageSize: number } {
  const number = Number(page);
  return {
    page: Number.isSafeInteger(number) && number > 0 ? number : 1,
    pageSize: PAGE_SIZES.find((known) => known === Number(size)) ?? 50,
  };
}

/** Leads from a page that is not there, or not any more, to the last one. */
export function redirectToLastPage(
  list: Resource<{ items: readonly unknown[]; total: number; pageSize: number } | undefined>,
): void {
  const router = inject(Router);
  effect(() => {
    const shown = list.hasValue() && !list.isLoading() ? list.value() : undefined;
    if (shown?.items.length === 0 && shown.total > 0) {
      const last = Math.ceil(shown.total / shown.pageSize);
      void router.navigate([], {
        queryParams: { page: last > 1 ? last : null },
        queryParamsHandling: 'merge',
        replaceUrl: true,
      });
    }
  });
}

@Injectable()
class PagerTexts extends MatPaginatorIntl {
  constructor() {
    super();
    const t = inject(I18n).t;
    const numbers = inject(NumberFormatter);
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
      @if (pages() >= many) {
        <label>
          {{ t().paginator.page }}
          <input
            #field
            class="control number"
            inputmode="numeric"
            autocomplete="off"
            [value]="numbers.exact(page())"
            (change)="jump(field)"
          />
          <span class="number">{{ t().paginator.pages(numbers.exact(pages())) }}</span>
        </label>
      }
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
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 0 16px;
      align-items: center;
      justify-content: end;
    }

    /* One page needs no pager, and no space for it. */
    :host:empty {
      display: none;
    }

    mat-paginator {
      background: transparent;
    }

    label {
      display: flex;
      gap: 8px;
      align-items: center;
      margin: 8px 0;
      font-size: 12px;
      color: var(--muted);
    }

    .control {
      width: 80px;
      text-align: right;
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
  protected readonly many = MANY_PAGES;
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  private readonly router = inject(Router);
  protected readonly pages = computed(() => Math.ceil(this.total() / this.pageSize()));

  protected turn({ pageIndex, pageSize }: PageEvent): void {
    this.go(pageIndex + 1, pageSize);
  }

  /** To the page that was typed, or as near as there is one. */
  protected jump(field: HTMLInputElement): void {
    const typed = Math.round(this.numbers.parse(field.value));
    const page = Number.isNaN(typed) ? this.page() : Math.min(Math.max(typed, 1), this.pages());
    field.value = this.numbers.exact(page);
    this.go(page, this.pageSize());
  }

  private go(page: number, pageSize: number): void {
    void this.router.navigate([], {
      queryParams: { page: page > 1 ? page : null, size: pageSize === 50 ? null : pageSize },
      queryParamsHandling: 'merge',
    });
  }
}
