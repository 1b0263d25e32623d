import { ChangeDetectionStrategy, Component, inject, input, model } from '@angular/core';
import { I18n } from '../../core/i18n/i18n';

export interface FilterChoice {
  value: string;
  label: string;
}

/** Values to tick in a filter. */
@Component({
  selector: 'app-filter-choices',
  template: `
    @if (choices().length > 0) {
      <fieldset>
        <legend [class.visually-hidden]="legendHidden()">{{ t().examples.filters.choices }}</legend>
        <div class="choices">
          @for (choice of choices(); track choice.value) {
            <label>
              <input
                #box
                type="checkbox"
                [checked]="chosen().includes(choice.value)"
                (change)="choose(choice.value, box.checked)"
              />
              <span class="number">{{ choice.label }}</span>
            </label>
          }
        </div>
      </fieldset>
    }
  `,
  styleUrl: './filter-choices.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterChoices {
  readonly choices = input.required<readonly FilterChoice[]>();
  readonly legendHidden = input(false);
  readonly chosen = model.required<readonly string[]>();
  protected readonly t = inject(I18n).t;

  protected choose(value: string, chosen: boolean): void {
    this.chosen.update((values) => {
      const others = values.filter((each) => each !== value);
      return chosen ? [...others, value] : others;
    });
  }
}
