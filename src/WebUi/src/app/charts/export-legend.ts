import { isFaint, Role, Series } from './chart-spec';
import { create } from './svg';

export const LEGEND_ROW = 20;

/** Rows of names below an exported picture, each behind its mark; returns their number. */
export function addLegend(svg: SVGSVGElement, series: readonly Series[], width: number, height: number): number {
  let [x, row] = [0, 0];
  for (const part of series.filter(({ inline }) => !inline)) {
    const room = 28 + part.label.length * 7;
    if (x > 0 && x + room > width) {
      [x, row] = [0, row + 1];
    }
    const y = height + row * LEGEND_ROW + 10;
    svg.append(swatch(part, x, y));
    svg.append(create('text', { x: x + 18, y: y + 4, style: 'font-size: 12px; fill: var(--text)' }, part.label));
    x += room;
  }
  return row + 1;
}

/** The mark as it is drawn: a dot, a ring, an area, or a line. */
function swatch(series: Series, x: number, y: number): SVGElement {
  const { role, hollow } = series;
  const color = `var(--mark-${COLORS[role] ?? role})`;
  if (DOTS.has(role) || hollow) {
    const look = hollow ? `fill: none; stroke: ${color}; stroke-width: 1.25` : `fill: ${color}`;
    const opacity = isFaint(series) ? 0.35 : 1;
    return create('rect', { x: x + 2, y: y - 4, width: 8, height: 8, rx: 4, opacity, style: look });
  }
  if (role === 'band') {
    return create('rect', { x, y: y - 5, width: 12, height: 10, rx: 2, style: `fill: ${color}; fill-opacity: 0.25` });
  }
  const dashes = DASHES[role] ?? 'none';
  const look = `fill: none; stroke: ${color}; stroke-width: 2; stroke-dasharray: ${dashes}`;
  return create('path', { d: `M${x} ${y}h12`, style: look });
}

const DOTS: ReadonlySet<Role> = new Set<Role>(['data', 'asked', 'best']);
const COLORS: Partial<Record<Role, string>> = { band: 'model', guess: 'model', best: 'validation', other: 'data' };
const DASHES: Partial<Record<Role, string>> = { baseline: '5 2', guess: '2 3' };
