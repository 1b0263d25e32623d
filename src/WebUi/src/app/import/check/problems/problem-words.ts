import { computed, inject, Injectable } from '@angular/core';
import { FileColumnDto, ProblemRepair } from '../../../api/generated/models';
import { columnType } from '../../../column-types/column-types';
import { I18n } from '../../../core/i18n/i18n';
import { NumberFormatter } from '../../../core/number-formatter';
import { Problem } from '../../session/found';
import { checkTextsEn, reasonTextsEn, repairTextsEn } from './check-words.en';
import { checkTextsFr, reasonTextsFr, repairTextsFr } from './check-words.fr';
import { Facts, problemTextsEn } from './problem-words.en';
import { problemTextsFr } from './problem-words.fr';

const WORDS = {
  en: { problems: problemTextsEn, reasons: reasonTextsEn, repairs: repairTextsEn, check: checkTextsEn },
  fr: { problems: problemTextsFr, reasons: reasonTextsFr, repairs: repairTextsFr, check: checkTextsFr },
};

/** The words of the check of a file, which come with that page alone. */
@Injectable({ providedIn: 'root' })
export class ProblemWords {
  private readonly i18n = inject(I18n);
  private readonly numbers = inject(NumberFormatter);
  private readonly words = computed(() => WORDS[this.i18n.language()]);
  readonly t = computed(() => this.words().check);

  /** What was seen; where the code is unknown here, in the server's words. */
  title(problem: Problem): string {
    return this.words().problems[problem.code]?.title(this.factsOf(problem)) ?? problem.message;
  }

  /** What was done about it, or what it is about. */
  advice(problem: Problem): string {
    return this.words().problems[problem.code]?.advice?.(this.factsOf(problem)) ?? '';
  }

  /** Why a column has its role. */
  reason({ reason, reasonCode, reasonParameters }: FileColumnDto): string {
    const words = this.words().reasons[reasonCode ?? ''];
    return words?.(reasonParameters ?? {}) ?? reason ?? '';
  }

  /** What a repair does. */
  repair({ parameters }: ProblemRepair, code?: string): string {
    const said = this.words().problems[code ?? '']?.repair;
    if (said) {
      return said;
    }
    const { kinds, roles } = this.i18n.t();
    const names: Record<string, string> = { ...kinds, kept: roles.kept, leaveOut: roles.leftOut };
    const parts = Object.entries(parameters).map(([parameter, value]) => {
      // A repair of one column stands on that column's card.
      const own = value.slice(value.lastIndexOf('=') + 1);
      const words = this.words().repairs[parameter];
      return words?.(own === '' ? value : own, (kind) => names[kind] ?? kind) ?? `${parameter}: ${value}`;
    });
    return parts.join(' · ');
  }

  /** A value that a cell may have, which the server writes as code. */
  reading(code: string): string {
    const [dateTime, numeric] = [columnType('dateTime'), columnType('numeric')];
    const [date, number] = [dateTime.fromCode(code), numeric.fromCode(code)];
    // Without groups: their sign is what the question is about.
    return date !== null
      ? dateTime.format(date, this.numbers)
      : number !== null
        ? numeric.toText(number, this.numbers)
        : code;
  }

  private factsOf({ column, count, cells, repairs }: Problem): Facts {
    return {
      column: column ?? '',
      count,
      shown: this.numbers.exact(count),
      cell: cells[0]?.text ?? '',
      repair: repairs[0]?.parameters ?? {},
    };
  }
}
