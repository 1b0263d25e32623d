import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SplitDto } from '../api/generated/models';
import { fieldMessage, Problem, toProblem } from '../api/problem';
import { ProblemText } from '../core/problem-text';
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
    <app-split-choice
      [columns]="columns()"
      [split]="split()"
      [suggested]="suggested()?.suggestion() ?? null"
      [disabled]="saving.busy()"
      [message]="message()"
      (chosen)="choose($event)"
    />
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
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SplitSettings {
  protected readonly words = inject(SplitWords).t;
  protected readonly saving = inject(SavingSplit);
  private readonly texts = inject(ProblemText);
  private readonly dataset = inject(CurrentDataset).dataset;
  private readonly stored = computed(() => this.dataset().split, { equal: isSameSplit });
  protected readonly split = linkedSignal(() => this.stored());
  protected readonly isChanged = computed(() => !isSameSplit(this.split(), this.stored()));
  protected readonly suggested = viewChild(SuggestedSplit);
  private readonly refused = signal<Problem | null>(null);
  protected readonly message = computed(() => {
    const problem = this.refused();
    return problem && (fieldMessage(problem, 'split.column') ?? this.texts.of(problem));
  });
  protected readonly columns = computed<SplitColumn[]>(() => {
    const { inputs, kept } = this.dataset();
    return [
      ...inputs.map(({ name, kind }) => ({ name, kind, isKept: false })),
      ...kept.map(({ name, kind }) => ({ name, kind, isKept: true })),
    ];
  });

  protected choose(split: SplitDto): void {
    this.split.set(split);
    this.refused.set(null);
  }

  protected async save(): Promise<void> {
    const refused = await this.saving.save(this.split());
    this.refused.set(refused === null ? null : toProblem(refused));
  }
}
