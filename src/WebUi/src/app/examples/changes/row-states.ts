import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { changeExamples, listExamples } from '../../api/generated/functions';
import { ExampleDto } from '../../api/generated/models';
import { ExampleFilter, toParams } from '../filters/filter';
import { ChangedSince } from '../../datasets/changes/undo-stack';

/** Most rows whose reasons for exclusion are remembered. */
const MOST_KNOWN = 1000;
const PAGE = 500;
/** So many ids fit into an address. */
const IDS = 200;

/** The ids of rows by their reason for exclusion; null where they take part in training. */
export type Exclusions = ReadonlyMap<string | null, readonly number[]>;

export function exclusionsOf(rows: readonly ExampleDto[]): Exclusions {
  const exclusions = new Map<string | null, number[]>();
  for (const { id, excluded } of rows) {
    exclusions.set(excluded, [...(exclusions.get(excluded) ?? []), Number(id)]);
  }
  return exclusions;
}

/** Reads rows as they are now, and puts them back to how they were. */
@Injectable({ providedIn: 'root' })
export class RowStates {
  private readonly api = inject(Api);

  /** How many rows pass the filter, and how many of them are excluded. */
  async counts(dataset: string, filter: ExampleFilter): Promise<string> {
    const count = async (which: ExampleFilter) => {
      const sent = { dataset, ...toParams(which), pageSize: 1 };
      return (await firstValueFrom(this.api.invoke(listExamples, sent))).total;
    };
    return [await count(filter), await count({ ...filter, excluded: true })].join();
  }

  /** Rows that pass the filter and are excluded now; null where they are too many to remember. */
  async excluded(dataset: string, filter: ExampleFilter): Promise<Exclusions | null> {
    const rows: ExampleDto[] = [];
    for (let page = 1; ; page++) {
      const sent = { dataset, ...toParams(filter), excluded: true, page, pageSize: PAGE };
      const { items, total } = await firstValueFrom(this.api.invoke(listExamples, sent));
      rows.push(...items);
      if (total > MOST_KNOWN) {
        return null;
      }
      if (rows.length >= total || items.length === 0) {
        return exclusionsOf(rows);
      }
    }
  }

  /** @throws ChangedSince unless each row is still there and as it should be. */
  async expect(
    dataset: string,
    rows: readonly ExampleDto[],
    isSame: (stored: ExampleDto, row: ExampleDto) => boolean,
  ): Promise<void> {
    const now = new Map<string, ExampleDto>();
    for (const id of parts(rows.map((row) => Number(row.id)))) {
      const found = await firstValueFrom(this.api.invoke(listExamples, { dataset, id, pageSize: PAGE }));
      found.items.forEach((row) => now.set(row.id, row));
    }
    for (const row of rows) {
      const stored = now.get(row.id);
      if (!stored || !isSame(stored, row)) {
        throw new ChangedSince();
      }
    }
  }

  async restore(dataset: string, exclusions: Exclusions): Promise<void> {
    for (const [reason, ids] of exclusions) {
      for (const id of parts(ids)) {
        const body = reason === null ? { include: true } : { exclude: reason };
        await firstValueFrom(this.api.invoke(changeExamples, { dataset, id, body }));
      }
    }
  }
}

function parts(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS) }, (_, part) => ids.slice(part * IDS, (part + 1) * IDS));
}
