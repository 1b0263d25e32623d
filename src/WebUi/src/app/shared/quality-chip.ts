import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { ModelQuality, PredictionTask } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';

/** How useful a model is, in one word. */
@Component({
  selector: 'app-quality-chip',
  template: `<span
    [class]="'chip ' + quality()"
    [class.compact]="compact()"
    [title]="t().report.qualityHow[task()][quality()]"
    >{{ t().report.qualities[quality()] }}</span
  >`,
  styles: `
    .chip {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      padding: 2px 8px;
      font-size: 12px;
      line-height: 16px;
      font-weight: 600;
      white-space: nowrap;
      border: 1px solid currentcolor;
      border-radius: var(--radius);

      &::before {
        content: '●' / '';
      }
    }

    .compact {
      display: block;
      padding: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      border: 0;

      &::before {
        margin-inline-end: 6px;
      }
    }

    .good {
      color: var(--good);
    }

    .fair {
      color: var(--warning);
    }

    .weak,
    .tooGood {
      color: var(--danger);
    }

    .weak::before {
      content: '○' / '';
    }

    .noSignal {
      color: var(--muted);

      &::before {
        content: '○' / '';
      }
    }

    .tooGood::before {
      content: '▲' / '';
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QualityChip {
  /** Without a frame, where the place has one. */
  readonly compact = input(false);
  readonly task = input<PredictionTask>('regression');
  readonly quality = input.required<NonNullable<ModelQuality>>();
  protected readonly t = inject(I18n).t;
}
