import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CurrentDataset } from '../datasets/current-dataset';
import { SavingSplit } from './saving-split';
import { isSameSplit, SplitColumn } from './split';
import { SplitChoice } from './split-choice';
import { SplitWords } from './split-words';
import { SuggestedSplit } from './suggested-split';

/** What the models of a dataset are tested on from the next training on. */
@Component({
  selector: 'app-split-settings',
  imports: [MatButton, SplitChoice, SuggestedSplit],
  template: `
    <h2>{{ words().settings.title }}</h2>
    <p class="muted">{{ words().settings.how }}</p>
    <app-suggested-split always />
    <app-split-choice [columns]="columns()" [split]="split()" [disabled]="saving.busy()" (chosen)="split.set($event)" />
    <button matButton="outlined" type="button" [disabled]="!isChanged() || saving.busy()" (click)="save()">
      {{ words().settings.save }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
      justify-items: start;
      width: 100%;
    }

    app-suggested-split {
      width: 100%;
    }

    app-suggested-split:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SplitSettings {
  protected readonly words = inject(SplitWords).t;
  protected readonly saving = inject(SavingSplit);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly stored = computed(() => this.dataset().split, { equal: isSameSplit });
  protected readonly split = linkedSignal(() => this.stored());
  protected readonly isChanged = computed(() => !isSameSplit(this.split(), this.stored()));
  protected readonly columns = computed<SplitColumn[]>(() => {
    const { inputs, kept } = this.dataset();
    return [
      ...inputs.map(({ name, kind }) => ({ name, kind, isKept: false })),
      ...kept.map(({ name, kind }) => ({ name, kind, isKept: true })),
    ];
  });

  protected save(): void {
    void this.saving.save(this.split());
  }
}
