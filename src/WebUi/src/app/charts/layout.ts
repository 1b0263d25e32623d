import { Language } from '../core/i18n/i18n';
import { calendarTicks, labelMoments } from './calendar-ticks';
import { Axis, Bounds, ChartSpec } from './chart-spec';
import { domainOf, Extent, Scale, scaleOf } from './scale';
import { fitted, textWidth } from './text-width';
import { labelTicks, logTicks, roundTicks, TickLabels, withFactor } from './ticks';

/** Room within the plot around the outermost values, so that their marks are whole. */
const INSET = 8;
const TITLE = 24;
const TICK = 20;
const GAP = 8;
const Y_TICK_EVERY = 48;
const MOST_TICKS = 8;
const SLANTED_EVERY = 18;
const SLANTED_WIDTH = 96;
/** Cosine of the angle of slanted labels. */
const SLANT = 0.82;
const BAR_NAMES = 0.48;

export interface Tick {
  at: number;
  /** Where its label is. */
  text: number;
  label: string;
}

export interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where everything is, in pixels. */
export interface Layout {
  plot: Area;
  x: Scale;
  y: Scale;
  xTicks: Tick[];
  yTicks: Tick[];
  xTitle: string;
  yTitle: string;
  /** Labels of the x axis do not fit beside each other. */
  slanted: boolean;
}

export interface Choice {
  extent: Extent;
  log: boolean;
}

export interface Frame {
  width: number;
  height: number;
  language: Language;
}

export function layoutOf(spec: ChartSpec, frame: Frame, x: Choice, y: Choice): Layout {
  return spec.y.categories ? barLayout(spec, frame, x) : plotLayout(spec, frame, x, y);
}

function plotLayout(spec: ChartSpec, { width, height, language }: Frame, x: Choice, y: Choice): Layout {
  const names = spec.x.categories;
  const widest = Math.max(...(names ?? []).map(textWidth), 0);
  const yDomain = domainOf(spec.y, y.extent, y.log);
  const rough = height - TITLE - 2 * TICK;
  const most = Math.min(6, Math.max(2, Math.floor(rough / Y_TICK_EVERY)));
  const { values, labels, exponent } = axisTicks(spec.y, yDomain, y.log, most, language);
  const right = width - 1;
  const numbers = Math.ceil(Math.max(...labels.map(textWidth), 0)) + GAP;
  const band = (right - numbers) / (names?.length ?? 1);
  const slanted = !!names && widest + GAP > band;
  const long = Math.min(widest, SLANTED_WIDTH);
  const left = slanted ? Math.max(numbers, Math.ceil(long * SLANT - band / 2)) : numbers;
  const foot = slanted ? long * 0.6 + 2 * TICK : 2 * TICK;
  const plot = { left, top: TITLE, right, bottom: Math.max(height - foot, TITLE + 2 * INSET + 1) };
  const xScale = scaleOf(domainOf(spec.x, x.extent, x.log), x.log, left + INSET, right - INSET);
  const yScale = scaleOf(yDomain, y.log, plot.bottom - INSET, plot.top + INSET);
  const across = names
    ? { ticks: nameTicks(names, xScale, slanted ? SLANTED_WIDTH : Infinity, slanted ? SLANTED_EVERY : 0), exponent: 0 }
    : fittingTicks(spec.x, xScale, right - left, language);
  return {
    plot,
    x: xScale,
    y: yScale,
    xTicks: slanted ? across.ticks : across.ticks.map((tick) => within(tick, width)),
    yTicks: values.map((value, index) => tickAt(yScale.place(value), labels[index])),
    xTitle: fitted(withFactor(spec.x.label, across.exponent), width),
    yTitle: fitted(withFactor(spec.y.label, exponent), width),
    slanted,
  };
}

/** Names on the left, bars beside them, and behind each bar its value. */
function barLayout(spec: ChartSpec, { width, height }: Frame, x: Choice): Layout {
  const names = spec.y.categories ?? [];
  const widest = Math.ceil(Math.max(...names.map(textWidth), 0));
  const left = Math.min(widest, Math.round(width * BAR_NAMES)) + GAP;
  const plot = { left, top: spec.x.label ? TITLE : 0, right: width, bottom: height };
  const y = scaleOf({ lower: -0.5, upper: names.length - 0.5 }, false, plot.top, plot.bottom);
  const { lower, upper } = domainOf(spec.x, x.extent, false);
  // As long as the value behind each bar allows.
  const room = endsOf(spec).map(({ end, text }) => (width - left - text - GAP) / ((end - lower) / (upper - lower)));
  const length = Math.max(GAP, Math.min(width - left, ...room.filter((each) => each > 0)));
  return {
    plot,
    x: scaleOf({ lower, upper }, false, left, left + length),
    y,
    xTicks: [],
    yTicks: nameTicks(names, y, left - GAP, 0),
    xTitle: '',
    yTitle: fitted(spec.x.label, width),
    slanted: false,
  };
}

function endsOf({ x, series }: ChartSpec): { end: number; text: number }[] {
  return series.flatMap(({ points, intervals, values }) =>
    points.map((point, index) => ({
      end: Math.max(point.x, intervals?.[index]?.upper ?? 0),
      text: textWidth(barText(x, point.x, values?.[index])) + GAP,
    })),
  );
}

/** Text behind a bar. */
export function barText({ format }: Axis, value: number, text: string | undefined): string {
  return text ?? format?.(value) ?? String(value);
}

interface AxisTicks extends TickLabels {
  values: number[];
}

function axisTicks(axis: Axis, domain: Bounds, log: boolean, most: number, language: Language): AxisTicks {
  if (axis.strips) {
    return { values: axis.strips.map((_, at) => at), labels: [...axis.strips], exponent: 0 };
  }
  if (axis.calendar) {
    const values = calendarTicks(domain, most, axis.calendar);
    return { values, labels: labelMoments(values, axis.calendar, language), exponent: 0 };
  }
  const values = log ? logTicks(domain, most) : roundTicks(domain, most);
  return { values, ...labelTicks(values, log, language) };
}

/** As many as fit, each with its label. */
function fittingTicks(
  axis: Axis,
  scale: Scale,
  width: number,
  language: Language,
): { ticks: Tick[]; exponent: number } {
  for (let most = MOST_TICKS; ; most--) {
    const { values, labels, exponent } = axisTicks(axis, scale.domain, scale.log, most, language);
    const widest = Math.max(...labels.map(textWidth), 0) + 2 * GAP;
    if (most <= 2 || widest * values.length <= width) {
      const ticks = values.map((value, index) => tickAt(scale.place(value), labels[index]));
      return { ticks, exponent };
    }
  }
}

/** All names, or every second, third … where they would touch. */
function nameTicks(names: readonly string[], scale: Scale, width: number, every: number): Tick[] {
  const stride = Math.max(1, Math.ceil(every / Math.abs(scale.place(1) - scale.place(0))));
  return names.flatMap((name, place) => {
    return place % stride === 0 ? [tickAt(scale.place(place), fitted(name, width))] : [];
  });
}

function tickAt(at: number, label = ''): Tick {
  return { at, text: at, label };
}

/** The labels of the first and last tick stay within the picture. */
function within(tick: Tick, width: number): Tick {
  const half = textWidth(tick.label) / 2;
  return { ...tick, text: Math.min(Math.max(tick.at, half), width - half) };
}
