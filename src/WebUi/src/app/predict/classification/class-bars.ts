import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { NumberFormatter } from '../../core/number-formatter';
import { byProbability, ClassAnswer } from '../../tasks/answers';
import { probabilityText } from '../../tasks/probability';
import { ClassWords } from '../../tasks/words/class-words';
import { barsOf } from './probability-bars';

/** The probability of each class as a bar, the most probable first; those of the set are solid. */
@Component({
  selector: 'app-class-bars',
  template: `
    <ul [attr.aria-label]="words().probabilities">
      @for (bar of shown(); track bar.name) {
        <li [class.in]="bar.in" [title]="bar.exact">
          <span class="name">{{ bar.name }}</span
          >&ngsp;
          <span class="track" aria-hidden="true"><span [style.width.%]="100 * bar.probability"></span></span>
          <span class="number">{{ bar.text }}</span
          >&ngsp;
          @if (bar.in) {
            <span class="visually-hidden">{{ words().inSet }}</span>
          }
        </li>
      }
    </ul>
    @if (rest(); as rest) {
      <details>
        <summary>{{ rest.label }} · {{ rest.text }}</summary>
        <ul>
          @for (each of rest.classes; track each.name) {
            <li>
              <span class="name">{{ each.name }}</span
              >&ngsp;
              <span class="track" aria-hidden="true"><span [style.width.%]="100 * each.probability"></span></span>
              <span class="number">{{ each.text }}</span>
            </li>
          }
        </ul>
      </details>
    }
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: fit-content(40%) minmax(64px, 1fr) auto;
      gap: 6px 12px;
      padding: 0;
      list-style: none;
    }

    li {
      display: grid;
      grid-template-columns: subgrid;
      grid-column: 1 / -1;
      align-items: center;
      color: var(--muted);
    }

    .in {
      color: var(--text);
      font-weight: 600;
    }

    .name {
      min-width: 0;
      overflow-wrap: anywhere;
    }

    .number {
      text-align: right;
    }

    .track {
      height: 12px;
      overflow: hidden;
      background: var(--sunken);
      border-radius: 6px;

      span {
        display: block;
        height: 100%;
        background: color-mix(in srgb, var(--mark-model) 40%, transparent);
        border-radius: 6px;
        transition: width 120ms;
      }
    }

    .in .track span {
      background: var(--mark-model);
    }

    @media (prefers-reduced-motion: reduce) {
      .track span {
        transition: none;
      }
    }

    @media print {
      .track,
      .track span {
        print-color-adjust: exact;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClassBars {
  readonly answer = input.required<ClassAnswer>();

  private readonly numbers = inject(NumberFormatter);
  private readonly t = inject(ClassWords).t;
  protected readonly words = computed(() => this.t().answer);
  private readonly bars = computed(() => barsOf(byProbability(this.answer())));
  protected readonly shown = computed(() => {
    // Without a set, the answer itself stands out.
    const { set = null, y } = this.answer();
    const solid = set?.classes ?? [y];
    return this.bars().bars.map(({ name, probability }) => ({
      name,
      probability,
      text: probabilityText(probability, this.numbers),
      exact: this.numbers.exact(probability),
      in: solid.includes(name),
    }));
  });
  protected readonly rest = computed(() => {
    const { rest } = this.bars();
    return (
      rest && {
        label: this.words().others(this.numbers.exact(rest.classes.length)),
        text: probabilityText(rest.probability, this.numbers),
        classes: rest.classes.map((each) => ({ ...each, text: probabilityText(each.probability, this.numbers) })),
      }
    );
  });
}
