import { computed, inject, Injectable } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { classAnswerEn, classBatchEn, classReportEn, decideEn } from './class-words.en';
import { classAnswerFr, classBatchFr, classReportFr, decideFr } from './class-words.fr';

const WORDS = {
  en: { answer: classAnswerEn, report: classReportEn, decide: decideEn, batch: classBatchEn },
  fr: { answer: classAnswerFr, report: classReportFr, decide: decideFr, batch: classBatchFr },
};

/** The words of classifications, which come with their components alone. */
@Injectable({ providedIn: 'root' })
export class ClassWords {
  private readonly i18n = inject(I18n);
  readonly t = computed(() => WORDS[this.i18n.language()]);
}
