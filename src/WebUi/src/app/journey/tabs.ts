import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { CurrentDataset } from '../datasets/current-dataset';
import { QualityChip } from '../shared/quality-chip';
import { Icon } from '../shared/icon';
import { progressOf } from './next-step';

const PLACES = ['data', 'model', 'predict'] as const;

/** The way from rows to predictions: each place says how far it is. */
@Component({
  selector: 'app-tabs',
  imports: [Icon, QualityChip, RouterLink, RouterLinkActive],
  template: `
    @if (current.id(); as dataset) {
      <nav [attr.aria-label]="t().frame.places">
        @for (place of places; track place) {
          <a [routerLink]="['/d', dataset, place]" routerLinkActive="active" ariaCurrentWhenActive="page">
            <app-icon [name]="place" />
            <span>{{ t().pages[place] }}</span>
            @if (states()[place]; as state) {
              <span class="state" [class.mark]="state.mark">{{ state.text }}</span>
            }
            @if (place === 'model' && quality(); as quality) {
              <app-quality-chip class="state" [quality]="quality" [task]="current.dataset().task" [compact]="true" />
            }
          </a>
        }
      </nav>
    }
  `,
  styleUrl: './tabs.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Tabs {
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = inject(I18n).t;
  protected readonly current = inject(CurrentDataset);
  protected readonly places = PLACES;

  /** Newer data is worth more to know than how good the model of the old one was. */
  protected readonly quality = computed(() =>
    this.states().model ? null : (this.current.known()?.activeModel?.quality ?? null),
  );

  protected readonly states = computed(() => {
    const dataset = this.current.known();
    const states: Partial<Record<(typeof PLACES)[number], { text: string; mark: boolean }>> = {};
    if (dataset) {
      states.data = { text: this.numbers.compact(dataset.exampleCount), mark: false };
      if (progressOf(dataset, false) === 'changed') {
        states.model = { text: this.t().journey.changedMark, mark: true };
      }
    }
    return states;
  });
}
