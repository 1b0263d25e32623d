import { inject, Injectable, signal } from '@angular/core';
import { Values } from '../../column-types/form-text';
import { draftKey, load, save } from '../../core/storage';
import { CurrentDataset } from '../../datasets/current-dataset';

export interface Scenario {
  name: string;
  x: Values;
}

/** More do not fit side by side. */
export const MOST_SCENARIOS = 8;
const NAMES = 'ABCDEFGHIJKLMNOP'.split('');

/** What was pinned of a dataset, for this session. */
@Injectable()
export class ScenarioStore {
  private readonly key = draftKey(inject(CurrentDataset).dataset(), 'scenarios');
  private readonly kept = signal(read(this.key));
  readonly scenarios = this.kept.asReadonly();

  /** Returns the name that it got. */
  pin(x: Values): string {
    const names = this.kept().map(({ name }) => name);
    const name = NAMES.find((free) => !names.includes(free)) ?? '–';
    this.keep([...this.kept(), { name, x }]);
    return name;
  }

  rename(scenario: Scenario, name: string): void {
    this.keep(this.kept().map((each) => (each === scenario ? { ...each, name } : each)));
  }

  remove(scenario: Scenario): void {
    this.keep(this.kept().filter((each) => each !== scenario));
  }

  private keep(scenarios: Scenario[]): void {
    this.kept.set(scenarios);
    save(this.key, JSON.stringify(scenarios), 'sessionStorage');
  }
}

function read(key: string): Scenario[] {
  const kept = load(key, 'sessionStorage');
  return kept === null ? [] : (JSON.parse(kept) as Scenario[]);
}
