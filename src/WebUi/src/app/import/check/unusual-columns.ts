import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FileColumnDto } from '../../api/generated/models';
import { unusualValues } from '../../column-types/unusual-values';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';

/** What a file has that is unlike all that the dataset has, before it is stored. */
@Component({
  selector: 'app-unusual-columns',
  imports: [Icon],
  template: `
    @for (sentence of odd(); track sentence) {
      <p class="warning"><app-icon name="warning" />{{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }

    :host:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnusualColumns {
  readonly columns = input.required<readonly FileColumnDto[]>();
  private readonly numbers = inject(NumberFormatter);
  private readonly t = inject(I18n).t;
  private readonly dataset = inject(CurrentDataset).dataset;

  protected readonly odd = computed(() => {
    const { inputs, target, summary } = this.dataset();
    const told = [...inputs, target];
    const sentences = this.columns().flatMap(({ name, min, max, categories }) =>
      [min, max, ...categories].flatMap((value) =>
        Object.values(unusualValues(told, summary, { [name]: value }, this.t(), this.numbers)).map(
          (sentence) => `${name}: ${sentence}`,
        ),
      ),
    );
    return [...new Set(sentences)];
  });
}
