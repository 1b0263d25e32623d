import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TablePreviewDto } from '../../api/generated/models';
import { FileFormats } from '../../core/file-formats';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { ProblemPanel } from '../../shared/problem-panel';
import { injectScope } from '../../splits/answer-scope';
import { saveAs } from '../../shared/save-as';
import { InvalidRows } from '../../shared/table/invalid-rows';
import { UploadProgress } from '../../shared/upload/upload-progress';
import { BatchPrediction } from './batch-prediction';
import { ProblemList as ProblemCards } from '../../import/check/problems/problem-list';
import { predictedName } from './predicted-name';
import { PredictedClasses } from './predicted-classes';
import { PredictedRows } from './predicted-rows';
import { problemList } from './problem-list';

/** Row counts, errors and first predictions of a file, and the download of all predictions. */
@Component({
  selector: 'app-batch-result',
  imports: [Icon, InvalidRows, MatButton, PredictedClasses, PredictedRows, ProblemCards, ProblemPanel, UploadProgress],
  templateUrl: './batch-result.html',
  styleUrl: './batch-result.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BatchResult {
  readonly run = input.required<BatchPrediction>();
  readonly other = output();

  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  private readonly formats = inject(FileFormats);
  /** What the confidence of the ranges is about. */
  protected readonly scope = injectScope(this.dataset);
  protected readonly predictable = computed(() => {
    const preview = this.run().preview();
    return preview === null ? 0 : preview.total - preview.bad;
  });

  /** Null without costs, where every row has an answer. */
  protected readonly asked = computed(() => {
    const asked = this.run().preview()?.asked ?? null;
    return asked === null || this.predictable() === 0
      ? null
      : this.t().many.asked(asked, this.numbers.exact(asked), this.numbers.exact(this.predictable()));
  });

  protected download(): void {
    this.run().predict((file) => {
      saveAs(file, predictedName(this.run().file.name, this.formats.extensionsOf(file.type)));
    });
  }

  protected downloadProblems({ badRows, format }: TablePreviewDto): void {
    const { line, element, column, reason } = this.t().import;
    const heads = [format.kind === 'json' ? element : line, column, reason];
    const list = new Blob([problemList(heads, badRows, format.delimiter)], { type: 'text/csv' });
    saveAs(list, this.run().file.name.replace(/(\.[^.]*)?$/, ' - problems.csv'));
  }

  /** Returns to the choice of a file where there is no preview yet. */
  protected cancel(): void {
    this.run().stop();
    if (this.run().preview() === null) {
      this.other.emit();
    }
  }
}
