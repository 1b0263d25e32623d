import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ProblemRepair } from '../../../api/generated/models';
import { NumberFormatter } from '../../../core/number-formatter';
import { Icon } from '../../../shared/icon';
import { Problem } from '../../session/found';
import { ProblemWords } from './problem-words';

/** One kind of problem: what was seen, where, and what settles it with one click. */
@Component({
  selector: 'app-problem-card',
  imports: [Icon, MatButton],
  templateUrl: './problem-card.html',
  styleUrl: './problem-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProblemCard {
  readonly problem = input.required<Problem>();
  readonly disabled = input(false);
  readonly repaired = output<ProblemRepair>();
  private readonly words = inject(ProblemWords);
  private readonly numbers = inject(NumberFormatter);
  protected readonly t = this.words.t;
  protected readonly title = computed(() => this.words.title(this.problem()));
  protected readonly advice = computed(() => this.words.advice(this.problem()));

  /** Each of several repairs stands for the reading in its place. */
  private readonly paired = computed(() => {
    const { repairs, cells } = this.problem();
    return repairs.length > 1 && cells[0]?.readings?.length === repairs.length;
  });

  /** Cells of the file have lines; others, such as letters to check, have none. */
  protected readonly cells = computed(() =>
    this.problem().cells.map(({ line, text, readings }) => ({
      line: line > 0 ? this.t().where(this.numbers.exact(line)) : '',
      text: text.trim(),
      readings: this.paired() ? [] : (readings ?? []).map((reading) => this.words.reading(reading)),
    })),
  );

  protected readonly lines = computed(() => {
    const { lines, cells, count } = this.problem();
    if (cells.length > 0 || lines.length === 0) {
      return '';
    }
    const listed = this.t().where(lines.map((line) => this.numbers.exact(line)).join(', '));
    const more = count - lines.length;
    return more > 0 ? `${listed} ${this.t().more(this.numbers.exact(more))}` : listed;
  });

  protected readonly repairs = computed(() => {
    const { repairs, cells } = this.problem();
    const sample = this.paired() ? cells[0] : undefined;
    return repairs.map((repair, index) => ({
      repair,
      label: this.words.repair(repair, this.problem().code),
      reading: sample ? `${sample.text} → ${this.words.reading(sample.readings?.[index] ?? '')}` : '',
      changes: repair.changes > 0 ? this.t().changes(repair.changes, this.numbers.exact(repair.changes)) : '',
    }));
  });
}
