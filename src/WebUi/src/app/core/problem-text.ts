import { inject, Injectable } from '@angular/core';
import { Problem } from '../api/problem';
import { I18n } from './i18n/i18n';
import { NumberFormatter } from './number-formatter';

/** Words problems in the reader's language. What the server says beyond its codes is English, and of use to those who read it only. */
@Injectable({ providedIn: 'root' })
export class ProblemText {
  private readonly i18n = inject(I18n);
  private readonly numbers = inject(NumberFormatter);

  /** What happened, in one line. */
  of(problem: Problem): string {
    const { title, advice } = this.i18n.t().problems[problem.kind];
    const detail = this.detailOf(problem);
    return detail ?? (problem.detail === null ? title : `${title} ${advice}`);
  }

  /** What to say below the title. */
  below(problem: Problem): string {
    return this.detailOf(problem) ?? this.i18n.t().problems[problem.kind].advice;
  }

  private detailOf({ limit, detail }: Problem): string | null {
    const { limits } = this.i18n.t();
    const known =
      limit && Object.hasOwn(limits, limit.name) ? limits[limit.name]?.(this.numbers.exact(limit.most)) : null;
    return known ?? (this.i18n.language() === 'en' ? detail : null);
  }
}
