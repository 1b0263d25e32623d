import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { UnclearNumbersDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ImportSession } from '../session/import-session';
import { withValue } from '../session/reading';

/** Numbers that can be read in two ways, a factor of a thousand apart: somebody must say which is meant. */
@Component({
  selector: 'app-unclear-numbers',
  imports: [MatButton],
  template: `
    <section class="card" role="alert">
      @for (column of unclear(); track column.column) {
        <p>{{ t().import.unclear(column.column, column.cell) }}</p>
        <div class="choices">
          <button matButton="outlined" type="button" (click)="choose(column.sign)">
            {{ shown(column.asThousands) }}
          </button>
          <button matButton="outlined" type="button" (click)="choose('none')">
            {{ shown(column.asDecimals) }}
          </button>
        </div>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
    }

    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnclearNumbers {
  readonly session = input.required<ImportSession>();
  readonly unclear = input.required<readonly UnclearNumbersDto[]>();
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;

  protected choose(sign: string): void {
    this.session().ask({ reading: withValue(this.session().choices().reading, 'thousands', sign) });
  }

  /** Without groups: their sign is what the question is about. */
  protected shown(number: number): string {
    return this.numbers.typed(number);
  }
}
