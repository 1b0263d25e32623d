import { effect, Injectable, signal, computed } from '@angular/core';
import { load, save } from '../storage';
import { en } from './en';
import { fr } from './fr';

export type Language = 'en' | 'fr';
export type Texts = typeof en;

const TEXTS: Record<Language, Texts> = { en, fr };

@Injectable({ providedIn: 'root' })
export class I18n {
  readonly language = signal<Language>(initialLanguage());
  readonly t = computed(() => TEXTS[this.language()]);

  constructor() {
    effect(() => {
      const language = this.language();
      document.documentElement.lang = language;
      save('language', language);
    });
  }
}

function initialLanguage(): Language {
  const wanted = load('language') ?? navigator.language;
  return wanted.startsWith('fr') ? 'fr' : 'en';
}
