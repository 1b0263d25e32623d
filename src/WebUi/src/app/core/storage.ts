/** Storage can be denied or full; the page works without it. */
export function remember(
  key: string,
  value: string,
  storage: 'localStorage' | 'sessionStorage' = 'localStorage',
): void {
  try {
    window[storage].setItem(`regressor.${key}`, value);
  } catch {
    return;
  }
}

export function recall(key: string, storage: 'localStorage' | 'sessionStorage' = 'localStorage'): string | null {
  try {
    return window[storage].getItem(`regressor.${key}`);
  } catch {
    return null;
  }
}

export function forget(key: string, storage: 'localStorage' | 'sessionStorage' = 'localStorage'): void {
  try {
    window[storage].removeItem(`regressor.${key}`);
  } catch {
    return;
  }
}
