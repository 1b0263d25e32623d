/** Storage can be denied or full; the page works without it. */
export function save(key: string, value: string, storage: 'localStorage' | 'sessionStorage' = 'localStorage'): void {
  try {
    window[storage].setItem(`regressor.${key}`, value);
  } catch {
    return;
  }
}

export function load(key: string, storage: 'localStorage' | 'sessionStorage' = 'localStorage'): string | null {
  try {
    return window[storage].getItem(`regressor.${key}`);
  } catch {
    return null;
  }
}

export function clear(key: string, storage: 'localStorage' | 'sessionStorage' = 'localStorage'): void {
  try {
    window[storage].removeItem(`regressor.${key}`);
  } catch {
    return;
  }
}

/** Where the session keeps what was typed; a later dataset of the same name is another one. */
export function draftKey({ id, createdAt }: { id: string; createdAt: string }, form: string): string {
  return `draft.${id}.${createdAt}.${form}`;
}

/** Those of a dataset, or all. */
export function clearDrafts(dataset?: string): void {
  const start = dataset === undefined ? 'regressor.draft.' : `regressor.draft.${dataset}.`;
  try {
    for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(start))) {
      sessionStorage.removeItem(key);
    }
  } catch {
    return;
  }
}
