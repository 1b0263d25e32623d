import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import { ColumnSummaryDto } from '../../api/generated/models';
import { Condition } from '../../column-types/filter/condition';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { binsOf } from './column-bins';

interface Span {
  /** Where it began; the other end follows the pointer or the arrows. */
  from: number;
  to: number;
}

/** The small picture of a column's values: a click or a drag over its bars filters by them. */
@Component({
  selector: 'app-column-histogram',
  templateUrl: './column-histogram.html',
  styleUrl: './column-histogram.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnHistogram {
  readonly summary = input.required<ColumnSummaryDto>();
  readonly unit = input<string | null>(null);
  /** Those on this column. */
  readonly conditions = input<readonly Condition[]>([]);
  readonly filter = output<Condition[]>();
  /** A finger is wider than a bar: it opens the fields of the filter instead. */
  readonly edit = output();

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  private readonly bins = computed(() => binsOf(this.summary(), this.unit()));
  protected readonly last = computed(() => this.bins().counts.length - 1);
  /** Bars that are being chosen. */
  protected readonly span = signal<Span | null>(null);
  private readonly hovered = signal<number | null>(null);
  private dragging = false;

  protected readonly bars = computed(() => {
    const bins = this.bins();
    const conditions = this.conditions();
    const most = Math.max(...bins.counts);
    const [from, to] = ends(this.span());
    return bins.counts.map((count, bar) => ({
      // What there is stays visible beside what there is most of.
      height: count === 0 ? 0 : Math.max(6, (count / most) * 100),
      chosen: this.span() ? bar >= from && bar <= to : conditions.length > 0 && bins.passes(bar, conditions),
    }));
  });

  /** What the bars below the pointer, or chosen by the arrows, stand for. */
  protected readonly tip = computed(() => {
    const hovered = this.hovered();
    const span = this.span() ?? (hovered === null ? null : { from: hovered, to: hovered });
    return span && this.words(span);
  });
  protected readonly valueText = computed(() => this.words(this.span() ?? { from: 0, to: 0 }));

  protected press(event: PointerEvent): void {
    if (event.button !== 0) {
      return;
    }
    if (event.pointerType === 'touch') {
      this.edit.emit();
      return;
    }
    this.dragging = true;
    this.host.querySelector('.bars')?.setPointerCapture(event.pointerId);
    const bar = this.barAt(event);
    this.span.set({ from: bar, to: bar });
  }

  protected move(event: PointerEvent): void {
    const bar = this.barAt(event);
    this.hovered.set(bar);
    if (this.dragging) {
      this.span.update((span) => span && { ...span, to: bar });
    }
  }

  protected release(): void {
    if (this.dragging) {
      this.dragging = false;
      this.apply();
      this.span.set(null);
    }
  }

  protected leave(): void {
    this.hovered.set(null);
    this.stop();
  }

  protected stop(): void {
    this.dragging = false;
    this.span.set(null);
  }

  protected key(event: KeyboardEvent): void {
    const to = this.span()?.to ?? -1;
    const moved = { ArrowRight: to + 1, ArrowLeft: to - 1, Home: 0, End: this.last() }[event.key];
    if (moved !== undefined) {
      const bar = Math.min(Math.max(moved, 0), this.last());
      const from = event.shiftKey ? (this.span()?.from ?? bar) : bar;
      this.span.set({ from, to: bar });
    } else if ((event.key === 'Enter' || event.key === ' ') && this.span()) {
      this.apply();
    } else if (event.key === 'Escape' && this.span()) {
      this.span.set(null);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && this.conditions().length > 0) {
      this.filter.emit([]);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** The same bars once more take the filter back. */
  private apply(): void {
    const [from, to] = ends(this.span());
    const asked = this.bins().conditions(from, to);
    this.filter.emit(JSON.stringify(asked) === JSON.stringify(this.conditions()) ? [] : asked);
  }

  private words(span: Span): string {
    const [from, to] = ends(span);
    const count = this.bins()
      .counts.slice(from, to + 1)
      .reduce((sum, each) => sum + each, 0);
    const rows = this.t().common.examples(this.numbers.exact(count));
    return this.t().examples.histogram.bar(this.bins().words(from, to, this.t(), this.numbers), rows);
  }

  private barAt({ clientX }: PointerEvent): number {
    const { left, width } = this.host.getBoundingClientRect();
    const bar = Math.floor(((clientX - left) / width) * (this.last() + 1));
    return Math.min(Math.max(bar, 0), this.last());
  }
}

function ends(span: Span | null): [number, number] {
  return span ? [Math.min(span.from, span.to), Math.max(span.from, span.to)] : [0, 0];
}
