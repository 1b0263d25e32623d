import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { columnType } from '../../column-types/column-types';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { ProblemPanel } from '../../shared/problem-panel';
import { BatchRow } from './csv-results';
import { BatchPrediction } from './batch-prediction';

/** How far it is, what came of it, and the file to take away. */
@Component({
  selector: 'app-batch-result',
  imports: [Icon, MatButton, ProblemPanel],
  templateUrl: './batch-result.html',
  styleUrl: './batch-result.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchResult {
  readonly run = input.required<BatchPrediction>();
  readonly confidence = input.required<number>();
  readonly thousands = output<string>();
  readonly retry = output();
  readonly other = output();

  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  /** Where the browser finds the file of answers while this stands on the page. */
  protected readonly download = signal<string | null>(null);

  protected readonly name = computed(() => this.run().file.name.replace(/(\.[^.]*)?$/, ' - predicted.csv'));
  protected readonly choices = ['.', ',', 'none'] as const;
  protected readonly finished = computed(() => this.run().state() !== 'running');
  protected readonly columns = computed(() => {
    const inputs = this.dataset().inputs;
    const header = this.run().header();
    return inputs
      .map((column) => ({
        ...column,
        numeric: columnType(column.kind).numeric,
        place: header.findIndex((name) => name.trim() === column.name),
      }))
      .filter(({ place }) => place !== -1);
  });

  constructor() {
    effect((onCleanup) => {
      const answered = this.run().answered();
      const address = answered === null ? null : URL.createObjectURL(answered);
      this.download.set(address);
      onCleanup(() => {
        if (address !== null) {
          URL.revokeObjectURL(address);
        }
      });
    });
  }

  protected interval({ lower, upper, covered }: BatchRow): string {
    if (Number.isNaN(lower)) {
      return '–';
    }
    const ends = [this.numbers.format(lower), this.numbers.format(upper)] as const;
    return covered ? this.t().import.range(...ends) : this.t().predict.roughGuess(...ends);
  }
}
