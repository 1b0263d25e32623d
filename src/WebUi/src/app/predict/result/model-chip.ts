import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DatasetDetailDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { taskOf } from '../../tasks/tasks';
import { SplitBadge } from '../../splits/split-badge';
import { QualityChip } from '../../shared/quality-chip';
import { resultOf } from '../../report/metrics';
import { unseen } from '../../report/verdict';

/** Which model answers and how far it is usually off; leads to its report. */
@Component({
  selector: 'app-model-chip',
  imports: [QualityChip, RouterLink, SplitBadge],
  template: `
    @if (model(); as model) {
      <a [routerLink]="['/d', dataset().id, 'model']">
        {{ t().predict.version(model.version) }}
        @if (model.quality; as quality) {
          <app-quality-chip [quality]="quality" [task]="dataset().task" />
        }
        <span [attr.title]="t().tasks[dataset().task].error">{{ model.error }}</span>
        <app-split-badge [split]="model.split" />
      </a>
    }
  `,
  styles: `
    a {
      display: inline-flex;
      gap: 8px;
      align-items: center;
      min-height: 28px;
      padding: 2px 12px;
      color: var(--text);
      text-decoration: none;
      background: var(--sunken);
      border-radius: 14px;

      &:hover {
        text-decoration: underline;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModelChip {
  readonly dataset = input.required<DatasetDetailDto>();
  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  protected readonly model = computed(() => {
    const { activeModel, target } = this.dataset();
    if (!activeModel) {
      return null;
    }
    const { version, quality, metrics, split } = activeModel;
    const wording = { unit: target.unit, t: this.t(), numbers: this.numbers };
    return {
      version,
      quality,
      split,
      error: taskOf(this.dataset()).headline(resultOf(unseen(metrics)), wording)?.text,
    };
  });
}
