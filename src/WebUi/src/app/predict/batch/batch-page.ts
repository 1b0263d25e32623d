import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { FileFormats } from '../../core/file-formats';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { FileDrop } from '../../shared/file-drop';
import { PasteTable } from '../../shared/paste-table';
import { confidenceIn } from '../../tasks/confidence';
import { taskOf } from '../../tasks/tasks';
import { BatchResult } from './batch-result';
import { BatchPrediction } from './batch-prediction';

/** Predicts every row of a file. */
@Component({
  selector: 'app-batch-page',
  imports: [FileDrop, BatchResult, MatButton, PasteTable, RouterLink],
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
      <app-batch-result [run]="run" (other)="clear()" />
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
export class BatchPage {
  readonly confidence = input<string>();

  private readonly http = inject(HttpClient);
  private readonly formats = inject(FileFormats);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly run = signal<BatchPrediction | null>(null);
  protected readonly wanted = computed(() => confidenceIn(taskOf(this.dataset()), Number(this.confidence())));
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

  protected start(file: File): void {
    this.run()?.stop();
    const run = new BatchPrediction(
      this.http,
      `/api/datasets/${this.dataset().id}/predictions/batch`,
      file,
      this.formats.mediaTypeOf(file.name),
      this.wanted(),
    );
    this.run.set(run);
    run.check();
  }

  protected startPasted(text: string): void {
    this.start(new File([text], `${this.t().import.pasted}.csv`));
  }

  protected clear(): void {
    this.run()?.stop();
    this.run.set(null);
  }
}
