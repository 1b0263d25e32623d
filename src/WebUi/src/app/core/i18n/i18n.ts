import { effect, Injectable, signal, computed } from '@angular/core';
import { load, save } from '../storage';
import { en } from './en';

export type Language = 'en' | 'fr';
export type Texts = typeof en;

/** The other languages come when they are wanted: nobody reads two. */
const texts = signal<Readonly<Partial<Record<Language, Texts>>>>({ en });

/** Gets the texts of the language that the page starts in, or of the given one. To be awaited before it is set. */
export async function loadTexts(language = initialLanguage()): Promise<void> {
  if (language === 'fr' && !texts().fr) {
    const { fr } = await import('./fr');
    texts.update((loaded) => ({ ...loaded, fr }));
  }
}

@Injectable({ providedIn: 'root' })
export class I18n {
  /** English where the texts of the other language could not be loaded. */
  readonly language = signal<Language>(texts()[initialLanguage()] ? initialLanguage() : 'en');
  readonly t = computed(() => texts()[this.language()] ?? en);

  constructor() {
    let shown: Language | undefined;
    effect(() => {
      const language = this.language();
      document.documentElement.lang = language;
      // What was not chosen here is not remembered: it may be the language of the moment.
      if (shown !== undefined) {
        save('language', language);
      }
      shown = language;
    });
  }
}

function initialLanguage(): Language {
  const wanted = load('language') ?? navigator.language;
  return wanted.startsWith('fr') ? 'fr' : 'en';
}
