import { Language } from '../core/i18n/i18n';

/** `basic or plus`. */
export function anyOf(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
}
