import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { listSamples, loadSampleByCode } from '../../api/generated/functions';
import { SampleDto } from '../../api/generated/models';
import { toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ProblemText } from '../../core/problem-text';
import { reloadWhenBack } from '../../core/server-connection';
import { ProblemPanel } from '../../shared/problem-panel';
import { Skeleton } from '../../shared/skeleton';
import { DatasetList } from '../dataset-list';
import { SamplePicture } from './sample-picture';

/** Data to try things out with: a click stores it, starts its first training and opens it. */
@Component({
  selector: 'app-sample-gallery',
  imports: [ProblemPanel, SamplePicture, Skeleton],
  templateUrl: './sample-gallery.html',
  styleUrl: './sample-gallery.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SampleGallery {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly list = inject(DatasetList);
  private readonly numbers = inject(NumberFormatter);
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly samples = rxResource({ stream: () => this.api.invoke(listSamples) });
  /** Code of the sample that is being loaded. */
  protected readonly loading = signal<string | null>(null);
  protected readonly message = signal('');

  constructor() {
    reloadWhenBack(this.samples);
  }

  protected nameOf(sample: SampleDto): string {
    return this.t().samples.all[sample.code]?.name ?? sample.name;
  }

  protected whatOf(sample: SampleDto): string {
    return this.t().samples.all[sample.code]?.what ?? '';
  }

  protected sourceOf({ code }: SampleDto): string {
    const source = this.t().samples.all[code]?.source;
    return source ? this.t().samples.source(source) : '';
  }

  protected factsOf(sample: SampleDto): string {
    return this.t().samples.facts(sample.target.name, this.numbers.exact(sample.rows));
  }

  protected async load(sample: SampleDto): Promise<void> {
    if (this.loading() !== null) {
      return;
    }
    const name = this.nameOf(sample);
    this.loading.set(sample.code);
    this.message.set('');
    try {
      const { id } = await firstValueFrom(this.api.invoke(loadSampleByCode, { sample: sample.code, body: { name } }));
      this.list.reload();
      await this.open(id);
    } catch (error) {
      const problem = toProblem(error);
      if (problem.kind !== 'name-taken') {
        this.message.set(this.problemText.of(problem));
        return;
      }
      const there = this.list.datasets()?.find((dataset) => dataset.name === name);
      if (there) {
        await this.open(there.id);
      } else {
        this.message.set(this.t().samples.addressTaken(name));
      }
    } finally {
      this.loading.set(null);
    }
  }

  private async open(dataset: string): Promise<void> {
    await this.router.navigate(['/d', dataset, 'predict']);
  }
}
