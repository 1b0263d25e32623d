import { inject, Injectable } from '@angular/core';
import { concatMap, from, map, Observable, reduce, switchMap } from 'rxjs';
import { Api } from '../api/generated/api';
import { listExamples } from '../api/generated/functions';
import { ExampleDto } from '../api/generated/models';
import { ExampleFilter } from './filter';

/** As many rows as the server gives at once. */
export const POINTS_A_PAGE = 500;
export const MOST_PAGES = 5;

export interface Sample {
  examples: readonly ExampleDto[];
  total: number;
}

/** Which of so many pages to take: all, or some spread evenly from the newest to the oldest. */
export function spreadPages(pages: number, most = MOST_PAGES): number[] {
  const taken = Math.min(pages, most);
  return Array.from({ length: taken }, (_, index) =>
    taken === 1 ? 1 : Math.round(1 + (index * (pages - 1)) / (taken - 1)),
  );
}

/** Examples to draw; one request after the other, none any more once nobody waits for them. */
@Injectable({ providedIn: 'root' })
export class Points {
  private readonly api = inject(Api);

  load(dataset: string, { where, excluded, part }: ExampleFilter, most = MOST_PAGES): Observable<Sample> {
    const page = (number: number) =>
      this.api.invoke(listExamples, {
        dataset,
        where: [...where],
        ...(excluded === undefined ? {} : { excluded }),
        ...(part === undefined ? {} : { part }),
        page: number,
        pageSize: POINTS_A_PAGE,
      });
    return page(1).pipe(
      switchMap(({ items, total }) => {
        const others = spreadPages(Math.ceil(total / POINTS_A_PAGE), most).slice(1);
        return from(others).pipe(
          concatMap(page),
          reduce((examples, next) => [...examples, ...next.items], items),
          map((examples) => ({ examples, total })),
        );
      }),
    );
  }
}
