import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ClassificationReportDto } from '../../api/generated/models';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { mostProbable } from '../../decide/decision-costs';
import { ClassWords } from '../../tasks/words/class-words';
import { fatesOf, shownConfusion } from './shown-confusion';

/** Links that can be read. */
const MOST_ROWS = 24;
const ACROSS = 25;
const SIZE = 10;

/** Which classes are taken for which: as numbers, each of which leads to its rows, and as a hundred dots for each class. */
@Component({
  selector: 'app-confusion',
  imports: [RouterLink],
  templateUrl: './confusion.html',
  styleUrl: './confusion.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Confusion {
  readonly found = input.required<ClassificationReportDto>();

  private readonly words = inject(ClassWords).t;
  protected readonly w = computed(() => this.words().report);
  protected readonly numbers = inject(NumberFormatter);
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly viewBox = `0 0 ${ACROSS * SIZE} ${(100 / ACROSS) * SIZE}`;
  protected readonly shown = computed(() => shownConfusion(this.found().confusion, this.found().classes));
  protected readonly heads = computed(() => this.shown().names.map((name) => this.w().predictedAs(this.nameOf(name))));
  /** Reports do not always know which rows theirs are. */
  protected readonly opensRows = computed(() => this.found().points.some(({ exampleId }) => exampleId !== null));

  protected readonly lines = computed(() =>
    this.shown().counts.map((line, actual) => {
      const total = line.reduce((sum, count) => sum + count, 0);
      return {
        name: this.nameOf(this.shown().names[actual] ?? null),
        cells: line.map((count, predicted) => ({
          count,
          text: this.numbers.exact(count),
          right: actual === predicted,
          strength: total > 0 ? count / total : 0,
          opens: count > 0 && this.opensRows() && this.isNamed(actual) && this.isNamed(predicted),
        })),
      };
    }),
  );

  protected readonly fates = computed(() =>
    fatesOf(this.shown()).map(({ name, right, mistakes }) => {
      const taken = mistakes.map((each) => this.w().takenFor(each.count, this.nameOf(each.name)));
      return {
        name,
        text: this.w().hundredText(name, right, taken.join(', ')),
        dots: Array.from({ length: 100 }, (_, at) => ({
          right: at < right,
          x: ((at % ACROSS) + 0.5) * SIZE,
          y: (Math.floor(at / ACROSS) + 0.5) * SIZE,
        })),
      };
    }),
  );

  /** The cell whose rows are listed. */
  protected readonly picked = linkedSignal<ClassificationReportDto, { actual: number; predicted: number } | null>({
    source: this.found,
    computation: () => null,
  });
  protected readonly rows = computed(() => {
    const picked = this.picked();
    if (!picked) {
      return null;
    }
    const { classes, confusion, points } = this.found();
    const { actual, predicted } = picked;
    const ids = points
      .filter((point) => point.actual === actual && mostProbable(point.probabilities) === predicted)
      .flatMap(({ exampleId }) => (exampleId === null ? [] : [exampleId]));
    const count = confusion[actual]?.[predicted] ?? 0;
    const [from, to] = [classes[actual] ?? '', classes[predicted] ?? ''];
    const shown = ids.slice(0, MOST_ROWS);
    return {
      title: this.w().rowsOf(from, to, count, this.numbers.exact(count)),
      more: shown.length < count ? this.w().rowsShown(this.numbers.exact(shown.length)) : null,
      ids: shown,
    };
  });

  protected isPicked(actual: number, predicted: number): boolean {
    const picked = this.picked();
    return picked?.actual === actual && picked.predicted === predicted;
  }

  private isNamed(at: number): boolean {
    return this.shown().names[at] !== null;
  }

  private nameOf(name: string | null): string {
    return name ?? this.w().otherClasses;
  }
}
