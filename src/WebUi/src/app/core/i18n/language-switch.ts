import { effect, inject, untracked } from '@angular/core';
import { I18n, Language } from './i18n';

/** Calls back after each switch, with the language before: what was typed is still written in it. */
export function onLanguageSwitch(switched: (from: Language) => void): void {
  const language = inject(I18n).language;
  let previous = language();
  effect(() => {
    const from = previous;
    previous = language();
    if (previous !== from) {
      untracked(() => {
        switched(from);
      });
    }
  });
}
