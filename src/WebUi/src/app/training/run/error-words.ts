import { computed, inject, Injectable } from '@angular/core';
import { PredictionTask } from '../../api/generated/models';
import { I18n, Language } from '../../core/i18n/i18n';
import { errorEn, wrongEn } from './error-words.en';
import { errorFr, wrongFr } from './error-words.fr';

export type ErrorTexts = typeof errorEn;

const WORDS: Readonly<Record<Language, Readonly<Record<PredictionTask, ErrorTexts>>>> = {
  en: { regression: errorEn, classification: wrongEn },
  fr: { regression: errorFr, classification: wrongFr },
};

/** The words of a running training's error, which come with its picture. */
@Injectable({ providedIn: 'root' })
export class ErrorWords {
  private readonly i18n = inject(I18n);
  readonly t = computed(() => WORDS[this.i18n.language()]);
}
