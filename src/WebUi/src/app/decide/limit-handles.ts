import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import type { Chart } from '../charts/chart';
import { NumberFormatter } from '../core/number-formatter';
import { ClassWords } from '../tasks/words/class-words';
import { EVENT, Limits, moved } from './limits';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

type Which = keyof Limits | 'both';

/** The limits over a chart of the event's probability in percent, to be dragged or moved by keys, and what is answered between them. */
@Component({
  selector: 'app-limit-handles',
  template: `
    @let area = box();
    @for (zone of zones(); track zone.name) {
      <div
        class="zone"
        aria-hidden="true"
        [class.ask]="zone.asks"
        [style.left.%]="zone.left"
        [style.width.%]="zone.width"
        [style.top.%]="area.top"
        [style.height.%]="area.height"
      >
        @if (zone.width > 12) {
          <span>{{ zone.name }}</span>
        }
      </div>
    }
    @for (handle of handles(); track handle.which) {
      <div
        class="handle"
        role="slider"
        tabindex="0"
        aria-valuemin="0"
        aria-valuemax="100"
        [class]="handle.which"
        [attr.aria-label]="handle.label"
        [attr.aria-valuenow]="handle.percent"
        [attr.aria-valuetext]="handle.text"
        [style.left.%]="handle.left"
        [style.top.%]="area.top"
        [style.height.%]="area.height"
        (keydown)="key($event, handle.which)"
        (pointerdown)="grab($event, handle.which)"
        (pointermove)="drag($event)"
        (pointerup)="held.set(null)"
        (pointercancel)="held.set(null)"
      >
        <span class="grip number" aria-hidden="true">{{ handle.text }}</span>
      </div>
    }
  `,
  styleUrl: './limit-handles.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LimitHandles {
  readonly chart = input.required<Chart>();
  readonly classes = input.required<readonly string[]>();
  /** Whether a person may be asked, so that there are two limits. */
  readonly asks = input.required<boolean>();
  readonly limits = model.required<Limits>();

  private readonly numbers = inject(NumberFormatter);
  private readonly words = inject(ClassWords).t;
  protected readonly held = signal<Which | null>(null);

  /** In percent of the frame, which may be printed in another size. */
  protected readonly box = computed(() => {
    const { top, bottom } = this.chart().layout().plot;
    const { height } = this.chart().size();
    return { top: (100 * top) / height, height: (100 * (bottom - top)) / height };
  });

  protected readonly handles = computed(() => {
    const { lower, upper } = this.limits();
    const { decide } = this.words();
    const [other = '', event = ''] = this.classes();
    const handle = (which: Which, at: number, label: string) => ({
      which,
      label,
      left: this.place(at),
      percent: Math.round(100 * at),
      text: this.numbers.percent(at),
    });
    return this.asks()
      ? [handle('lower', lower, decide.lower(other)), handle('upper', upper, decide.upper(event))]
      : [handle('both', upper, decide.single(event))];
  });

  protected readonly zones = computed(() => {
    const { lower, upper } = this.limits();
    const { asks, says } = this.words().decide;
    const zone = (name: string, from: number, to: number, ask = false) => ({
      name,
      asks: ask,
      left: this.place(from),
      width: this.place(to) - this.place(from),
    });
    const [other, event] = [1 - EVENT, EVENT].map((at) => says(this.classes()[at] ?? ''));
    return [zone(other ?? '', 0, lower), zone(asks, lower, upper, true), zone(event ?? '', upper, 1)].filter(
      ({ width }) => width > 0,
    );
  });

  protected key(event: KeyboardEvent, which: Which): void {
    const step = STEPS[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const { lower, upper } = this.limits();
    // On whole percents, whatever the costs gave.
    this.move(which, Math.round(100 * ((which === 'lower' ? lower : upper) + step)) / 100);
  }

  protected grab(event: PointerEvent, which: Which): void {
    if (event.button === 0) {
      (event.target as HTMLElement).setPointerCapture(event.pointerId);
      this.held.set(which);
    }
  }

  protected drag(event: PointerEvent): void {
    const which = this.held();
    const frame = (event.currentTarget as HTMLElement).offsetParent?.getBoundingClientRect();
    if (which && frame) {
      const across = ((event.clientX - frame.left) * this.chart().size().width) / frame.width;
      this.move(which, Math.round(this.chart().layout().x.value(across)) / 100);
    }
  }

  private move(which: Which, to: number): void {
    const value = Math.min(Math.max(to, 0), 1);
    this.limits.update((limits) => (which === 'both' ? { lower: value, upper: value } : moved(limits, which, value)));
  }

  private place(probability: number): number {
    return (
      (100 *
        this.chart()
          .layout()
          .x.place(100 * probability)) /
      this.chart().size().width
    );
  }
}
