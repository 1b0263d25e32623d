import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { PredictionDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { Numbers } from '../../core/numbers';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { axisLabel } from '../../shared/labels';
import { ProblemPanel } from '../../shared/problem-panel';
import { DecimalSign } from './csv-questions';
import { ManyRun } from './many-run';

/** How far it is, what came of it, and the file to take away. */
@Component({
  selector: 'app-many-result',
  imports: [Icon, MatButton, ProblemPanel],
  templateUrl: './many-result.html',
  styleUrl: './many-result.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ManyResult {
  readonly run = input.required<ManyRun>();
  readonly confidence = input.required<number>();
  readonly decimal = output<DecimalSign>();
  readonly retry = output();
  readonly other = output();

  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(Numbers);
  protected readonly dataset = inject(CurrentDataset).dataset;
  /** Where the browser finds the file of answers while this stands on the page. */
  protected readonly download = signal<string | null>(null);

  protected readonly name = computed(() => this.run().file.name.replace(/(\.[^.]*)?$/, ' - predicted.csv'));
  protected readonly target = computed(() => axisLabel(this.dataset().target));
  protected readonly finished = computed(() => this.run().state() !== 'running');
  protected readonly columns = computed(() => {
    const inputs = this.dataset().inputs;
    const header = this.run().header();
    return inputs
      .map((column) => ({ ...column, place: header.findIndex((name) => name.trim() === column.name) }))
      .filter(({ place }) => place !== -1);
  });

  constructor() {
    effect((onCleanup) => {
      const run = this.run();
      const address = this.finished() && run.predicted() > 0 ? URL.createObjectURL(run.toFile()) : null;
      this.download.set(address);
      onCleanup(() => {
        if (address !== null) {
          URL.revokeObjectURL(address);
        }
      });
    });
  }

  protected interval({ interval, covered }: PredictionDto): string {
    if (!interval) {
      return '–';
    }
    const ends = [this.numbers.format(interval.lower), this.numbers.format(interval.upper)] as const;
    return covered ? this.t().import.range(...ends) : this.t().predict.roughGuess(...ends);
  }

  protected warnings({ warnings }: PredictionDto): string {
    return warnings.map(({ code, column }) => this.t().predict.warnings[code](column ?? '')).join('; ');
  }

  protected changeDecimal(event: Event): void {
    this.decimal.emit((event.target as HTMLSelectElement).value === ',' ? ',' : '.');
  }
}
