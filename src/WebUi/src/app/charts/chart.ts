import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { Theme } from '../core/theme';
import { lineCard, pointCard } from './chart-card';
import { ChartInteraction } from './chart-interaction';
import { ChartMenu, LogAxis } from './chart-menu';
import { Brush, ChartSpec, PickedPoint, Point } from './chart-spec';
import { ChartTable } from './chart-table';
import { drawPoints } from './draw-points';
import type { ExportFormat } from './export-chart';
import { forcedColorChanges, frameSize } from './frame-size';
import { Choice, Layout, layoutOf, Tick } from './layout';
import { Legend } from './legend';
import { marksOf } from './marks';
import { placedPoints } from './placed-points';
import { extentOf, prefersLog } from './scale';

const BAR_ROW = 28;
const TITLE_ROW = 24;
const CARD_LINE = 16;
let charts = 0;

/**
 * The one chart: points, lines, bands and bars. Axes and marks are vectors in an SVG element; the points of `data`,
 * of which there may be a hundred thousand, are on a canvas below it.
 */
@Component({
  selector: 'app-chart',
  imports: [ChartMenu, ChartTable, Legend],
  templateUrl: './chart.html',
  styleUrl: './chart.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Chart {
  readonly spec = input.required<ChartSpec>();
  /** A click or Enter on a point emits it. */
  readonly clickable = input(false, { transform: booleanAttribute });
  /** Dragging selects a rectangle. */
  readonly brushable = input(false, { transform: booleanAttribute });
  /** Whether the values can be opened as a table below. */
  readonly table = input(true, { transform: booleanAttribute });
  readonly pointClick = output<PickedPoint>();
  /** The selected rectangle; null when the selection is cleared. */
  readonly brush = output<Brush | null>();

  protected readonly t = inject(I18n).t;
  private readonly numbers = inject(NumberFormatter);
  private readonly theme = inject(Theme);
  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('points');
  protected readonly hatch = `chart-hatch-${charts++}`;
  readonly size = frameSize(this.frame);
  private readonly forcedColors = forcedColorChanges();

  private readonly full = computed<ChartSpec>(() => {
    const spec = this.spec();
    const format = (value: number) => this.numbers.format(value);
    return { ...spec, x: { format, ...spec.x }, y: { format, ...spec.y } };
  });
  private readonly logX = linkedSignal<string, boolean | null>({
    source: () => this.spec().x.label,
    computation: () => null,
  });
  private readonly logY = linkedSignal<string, boolean | null>({
    source: () => this.spec().y.label,
    computation: () => null,
  });
  private readonly x = computed(() => this.choice('x', this.logX()));
  private readonly y = computed(() => this.choice('y', this.spec().square ? this.logX() : this.logY()));

  protected readonly barHeight = computed(() => {
    const { x, y } = this.spec();
    return y.categories ? y.categories.length * BAR_ROW + (x.label ? TITLE_ROW : 0) : null;
  });
  readonly layout = computed(() =>
    layoutOf(this.full(), { ...this.size(), language: this.numbers.language() }, this.x(), this.y()),
  );
  /** Of the frame, in percent: it may be printed in another size. */
  protected readonly box = computed(() => {
    const { left, top, right, bottom } = this.layout().plot;
    const { width, height } = this.size();
    const [across, down] = [100 / width, 100 / height];
    return { left: left * across, top: top * down, width: (right - left) * across, height: (bottom - top) * down };
  });
  protected readonly logAxes = computed<LogAxis[]>(() => {
    const { x, y, square } = this.spec();
    const t = this.t().charts;
    const axes = [
      { axis: 'x' as const, label: square ? t.log : t.logOf(x.label), choice: this.x(), categories: x.categories },
      { axis: 'y' as const, label: t.logOf(y.label), choice: this.y(), categories: y.categories ?? y.strips },
    ];
    return axes
      .filter(({ axis, categories, choice }) => !categories && choice.extent.canLog && !(square && axis === 'y'))
      .map(({ axis, label, choice }) => ({ axis, label, log: choice.log }));
  });
  protected readonly marks = computed(() => marksOf(this.full(), this.layout()));
  private readonly placed = computed(() => placedPoints(this.full(), this.layout()));
  /** Changes only where the picture of the points does, which is dear to draw. */
  private readonly drawn = computed(
    () => ({ layout: this.layout(), placed: this.placed().filter(({ series }) => series.role === 'data') }),
    { equal: (a, b) => keyOf(a.layout) === keyOf(b.layout) && sameSeries(a.placed, b.placed) },
  );

  protected readonly interaction = new ChartInteraction({
    spec: this.full,
    layout: this.layout,
    placed: this.placed,
    clickable: this.clickable,
    brushable: this.brushable,
    open: (point) => {
      this.pointClick.emit(point);
    },
    brush: (brush) => {
      this.brush.emit(brush);
    },
  });

  protected readonly card = computed(() => {
    const active = this.interaction.active();
    if (!active) {
      return null;
    }
    const { x, plot } = this.layout();
    if (active.kind === 'line') {
      return { ...lineCard(this.full(), active.x), x: x.place(active.x), y: plot.top, top: plot.top, point: false };
    }
    const { series, index } = active.point;
    const set = this.placed().find((each) => each.series === series);
    const content = pointCard(this.full(), active.point, this.t().charts);
    const [across, down] = [set?.x[index] ?? NaN, set?.y[index] ?? NaN];
    const top = Math.max(0, Math.min(down, this.size().height - (content.lines.length + 2) * CARD_LINE));
    return { ...content, x: across, y: down, top, point: true };
  });
  protected readonly spoken = computed(() => {
    const card = this.interaction.byKey() ? this.card() : null;
    return [card?.title, ...(card?.lines.map(({ label, value }) => `${label}: ${value}`) ?? [])].join('. ');
  });

  constructor() {
    effect(() => {
      const { layout, placed } = this.drawn();
      // Read so that the colors follow.
      this.theme.dark();
      this.forcedColors();
      if (this.size().measured) {
        drawPoints(this.canvas().nativeElement, layout.plot, placed);
      }
    });
  }

  protected at({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width } = this.frame().nativeElement.getBoundingClientRect();
    const scale = this.size().width / width;
    return { x: (clientX - left) * scale, y: (clientY - top) * scale };
  }

  protected down(event: PointerEvent): void {
    if (event.button === 0) {
      if (this.brushable()) {
        (event.target as HTMLElement).setPointerCapture(event.pointerId);
      }
      this.interaction.down(this.at(event));
    }
  }

  protected leave({ pointerType }: PointerEvent): void {
    // A finger leaves the chart whenever it is lifted.
    if (pointerType !== 'touch') {
      this.interaction.cancel();
    }
  }

  protected key(event: KeyboardEvent): void {
    if (this.interaction.key(event.key)) {
      event.preventDefault();
    }
  }

  protected switchLog({ axis, log }: LogAxis): void {
    (axis === 'x' ? this.logX : this.logY).set(!log);
  }

  protected async download(format: ExportFormat): Promise<void> {
    const { exportChart } = await import('./export-chart');
    const [{ plot }, { placed }] = [this.layout(), this.drawn()];
    const picture = this.frame().nativeElement;
    await exportChart({ spec: this.spec(), picture, size: this.size(), plot, placed }, format);
  }

  protected placeOf({ text }: Tick): string {
    const { plot, slanted } = this.layout();
    return `translate(${text} ${plot.bottom + 16})${slanted ? ' rotate(-35)' : ''}`;
  }

  private choice(axis: 'x' | 'y', chosen: boolean | null): Choice {
    const spec = this.spec();
    const extent = extentOf(spec, axis);
    return { extent, log: extent.canLog && (chosen ?? prefersLog(spec[axis], extent)) };
  }
}

function keyOf({ plot, x, y }: Layout): string {
  return JSON.stringify([plot, x.domain, x.log, y.domain, y.log]);
}

type Sets = ReturnType<typeof placedPoints>;

function sameSeries(a: Sets, b: Sets): boolean {
  const parts = (sets: Sets) => sets.flatMap(({ series }) => [series.points, series.emphasis, series.hollow]);
  const [before, after] = [parts(a), parts(b)];
  return before.length === after.length && before.every((part, index) => part === after[index]);
}
