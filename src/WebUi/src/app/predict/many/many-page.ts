import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { predict } from '../../api/generated/functions';
import { PredictionListDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { FileDrop } from '../../shared/file-drop';
import { PasteTable } from '../../shared/paste-table';
import { CONFIDENCES } from '../question';
import { DecimalSign } from './csv-questions';
import { ManyResult } from './many-result';
import { ManyRun } from './many-run';

/** A CSV of questions, given back with its answers. */
@Component({
  selector: 'app-many-page',
  imports: [FileDrop, ManyResult, MatButton, PasteTable, RouterLink],
  template: `
    <div class="page-head">
      <h1>{{ t().many.title }}</h1>
      <a matButton [routerLink]="single()">{{ t().many.back }}</a>
    </div>
    @if (dataset().activeModelVersion === null) {
      <div class="card empty">
        <p>{{ t().problems['no-model'].title }}</p>
        <a matButton="filled" [routerLink]="single()">{{ t().pages.predict }}</a>
      </div>
    } @else if (run(); as run) {
      <app-many-result
        [run]="run"
        [confidence]="wanted()"
        (decimal)="start(run.file, $event)"
        (retry)="start(run.file)"
        (other)="clear()"
      />
    } @else {
      <p class="muted">{{ how() }}</p>
      <app-file-drop [large]="true" (taken)="start($event)" />
      <app-paste-table [hint]="t().import.pasteHow" (taken)="startPasted($event)" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }

    .page-head {
      margin-bottom: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ManyPage {
  readonly confidence = input<string>();

  private readonly api = inject(Api);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly run = signal<ManyRun | null>(null);
  protected readonly wanted = computed(() => CONFIDENCES.find((known) => known === Number(this.confidence())) ?? 0.9);
  protected readonly single = computed(() => ['/d', this.dataset().id, 'predict']);
  protected readonly how = computed(() =>
    this.t().many.how(
      this.dataset()
        .inputs.map(({ name }) => name)
        .join(', '),
    ),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.run()?.stop());
  }

  protected start(file: File, decimal: DecimalSign | null = null): void {
    this.run()?.stop();
    const { id, inputs, target } = this.dataset();
    const confidence = this.wanted();
    const run = new ManyRun(
      file,
      inputs,
      target.name,
      async (xs) => {
        const answer = await firstValueFrom(this.api.invoke(predict, { dataset: id, body: { xs, confidence } }));
        return (answer as PredictionListDto).predictions;
      },
      this.t().many,
      decimal,
    );
    this.run.set(run);
    void run.run();
  }

  protected startPasted(text: string): void {
    this.start(new File([text], `${this.t().import.pasted}.csv`));
  }

  protected clear(): void {
    this.run()?.stop();
    this.run.set(null);
  }
}
