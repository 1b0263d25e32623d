import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { getExample } from '../../api/generated/functions';
import { ModelNoteDto, ModelReportDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Icon } from '../../shared/icon';
import { Toast } from '../../shared/toast';
import { HiddenNotes } from './hidden-notes';
import { NoteWords } from './note-words';
import { noteText } from './note-text';

const LEAVES_OUT = new Set<ModelNoteDto['code']>(['leak', 'constantColumn']);
/** The comparison with linear regression stands above already. */
const SHOWN_ABOVE: ModelNoteDto['code'] = 'noBetterThanLinear';
const ADDS_ROWS = new Set<ModelNoteDto['code']>(['fewRows', 'overfitting', 'rareClasses']);

/** What to know before relying on a model, each with the button that does what it advises. */
@Component({
  selector: 'app-report-notes',
  imports: [Icon, MatButton, RouterLink],
  templateUrl: './report-notes.html',
  styleUrl: './report-notes.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportNotes {
  readonly report = input.required<ModelReportDto>();
  /** Whether a training may begin now. */
  readonly trainable = input(false);
  /** Asks for a training without a column, and without those that this version was trained without. */
  readonly leaveOut = output<readonly string[]>();
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly notice = inject(Toast);
  protected readonly t = inject(I18n).t;
  private readonly words = inject(NoteWords).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly busy = signal(false);
  protected readonly hidden = new HiddenNotes(
    () => this.dataset().id,
    () => this.report().model,
  );

  private readonly relevant = computed(() => this.report().notes.filter(({ code }) => code !== SHOWN_ABOVE));
  protected readonly leftOut = computed(() => this.report().model.options.leaveOut ?? []);
  protected readonly shown = computed(() => {
    const [{ model }, { inputs, target }] = [this.report(), this.dataset()];
    const learned = inputs.filter(({ name }) => !this.leftOut().includes(name));
    const words = this.words();
    const context = { model, target, words, numbers: this.numbers };
    return this.relevant()
      .filter((note) => !this.hidden.has(note))
      .map((note) => ({
        note,
        key: note.code + (note.column ?? ''),
        title: words.titles[note.code](note.column ?? note.class ?? ''),
        text: noteText(note, context),
        leavesOut: LEAVES_OUT.has(note.code) && learned.length > 1 ? note.column : null,
        exampleId: note.parameters?.['exampleId'] ?? null,
        query: this.queryOf(note),
        addRows: ADDS_ROWS.has(note.code),
      }));
  });
  protected readonly hiddenCount = computed(() => this.relevant().length - this.shown().length);

  /** The rows with the same inputs as that one. */
  protected async showAlike(id: number): Promise<void> {
    const dataset = this.dataset();
    await this.work(async () => {
      const { x } = await firstValueFrom(this.api.invoke(getExample, { dataset: dataset.id, id }));
      const where = dataset.inputs.map(({ name }) => `${name}=${x[name] ?? ''}`);
      await this.router.navigate(['/d', dataset.id, 'data'], { queryParams: { where } });
    });
  }

  /** Extreme targets are the first when sorted by it. */
  private queryOf({ code, parameters }: ModelNoteDto): Record<string, string | true> | null {
    const { upper, farthest } = parameters ?? {};
    if (code !== 'wildTargets' || upper === undefined || farthest === undefined) {
      return null;
    }
    return { sort: this.dataset().target.name, ...(farthest > upper ? { descending: true } : {}) };
  }

  private async work(task: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await task();
    } catch (error) {
      this.notice.failed(error);
    } finally {
      this.busy.set(false);
    }
  }
}
