import { computed, inject, Injectable } from '@angular/core';
import { SplitDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { splitEn } from './split-words.en';
import { splitFr } from './split-words.fr';

const WORDS = { en: splitEn, fr: splitFr };

/** The words of splits, which come with their components alone. */
@Injectable({ providedIn: 'root' })
export class SplitWords {
  private readonly i18n = inject(I18n);
  readonly t = computed(() => WORDS[this.i18n.language()]);

  /** "by patient", "by row". */
  said({ column }: Pick<SplitDto, 'column'>): string {
    return column == null ? this.t().byRow : this.t().badge(column);
  }
}
