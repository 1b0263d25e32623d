import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';

/** A dash in place of a missing value; screen readers hear the word. */
@Component({
  selector: 'app-missing-value',
  template: `
    <span aria-hidden="true" class="muted">–</span>
    <span class="visually-hidden">{{ t().fields.missing }}</span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MissingValue {
  protected readonly t = inject(I18n).t;
}
