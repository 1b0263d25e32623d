import { computed, inject, Injectable } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { classNotesEn, noteTextsEn, noteTitlesEn } from './note-words.en';
import { classNotesFr, noteTextsFr, noteTitlesFr } from './note-words.fr';

const WORDS = {
  en: { titles: noteTitlesEn, texts: noteTextsEn, classes: classNotesEn },
  fr: { titles: noteTitlesFr, texts: noteTextsFr, classes: classNotesFr },
};

export type NoteTexts = (typeof WORDS)['en'];

/** The words of notes, which come with reports alone. */
@Injectable({ providedIn: 'root' })
export class NoteWords {
  private readonly i18n = inject(I18n);
  readonly t = computed<NoteTexts>(() => WORDS[this.i18n.language()]);
}
