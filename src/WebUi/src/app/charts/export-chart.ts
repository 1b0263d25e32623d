import { saveAs } from '../shared/save-as';
import { ChartSpec } from './chart-spec';
import { nameOf } from './chart-tables';
import { drawPoints, FEW, opacityOf } from './draw-points';
import { addLegend, LEGEND_ROW } from './export-legend';
import { Area } from './layout';
import { Placed } from './placed-points';
import { create, set } from './svg';

export type ExportFormat = 'png' | 'svg' | 'csv';

export interface Exported {
  spec: ChartSpec;
  /** The element that the chart is drawn in. */
  picture: HTMLElement;
  size: { width: number; height: number };
  plot: Area;
  /** Points of the canvas. */
  placed: readonly Placed[];
}

const PNG_SCALE = 2;
const MARGIN = 12;
const DOT_RADIUS = 2.5;
/** Set as attributes, which every program understands, unlike style sheets. */
const LOOKS = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin'],
  ...['font-family', 'font-size', 'text-anchor'],
];

export async function exportChart(chart: Exported, format: ExportFormat): Promise<void> {
  const blobs = {
    csv: () => new Blob([toCsv(chart.spec)], { type: 'text/csv' }),
    svg: () => new Blob([toSvg(chart)], { type: 'image/svg+xml' }),
    png: () => toPng(toSvg(chart)),
  };
  saveAs(await blobs[format](), `${fileName(chart.spec)}.${format}`);
}

/** One line for each point of each series, with numbers as code writes them. */
export function toCsv({ x, y, series }: ChartSpec): string {
  const lines = series
    .filter(({ guide }) => !guide)
    .flatMap(({ label, points, upper, intervals }) =>
      points.flatMap((point, index) => {
        const interval = upper ? { lower: point.y, upper: upper[index] } : intervals?.[index];
        const value = upper ? '' : nameOf(point.y, y);
        return Number.isNaN(point.y) ? [] : [[label, nameOf(point.x, x), value, interval?.lower, interval?.upper]];
      }),
    );
  const header = ['series', x.label || 'x', y.label || 'y', 'lower', 'upper'];
  return [header, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

/** The picture and its legend in light colors on white, independent of the page. */
export function toSvg({ spec, picture, size: { width, height }, plot, placed }: Exported): string {
  const shown = picture.querySelector('svg');
  if (!shown) {
    return '';
  }
  const svg = shown.cloneNode(true) as SVGSVGElement;
  svg.style.cssText = 'position: absolute; visibility: hidden; color-scheme: light';
  svg.querySelector('.pointing')?.remove();
  picture.append(svg);
  svg.querySelector('.marks')?.before(...points(picture, plot, placed));
  const rows = spec.y.categories ? 0 : addLegend(svg, spec.series, width, height);
  inlineLooks(svg);
  svg.remove();
  const outer = { width: width + 2 * MARGIN, height: height + rows * LEGEND_ROW + 2 * MARGIN };
  svg.prepend(create('title', {}, spec.summary), create('rect', { x: -MARGIN, y: -MARGIN, ...outer, fill: '#fff' }));
  set(svg, { ...outer, viewBox: `${-MARGIN} ${-MARGIN} ${outer.width} ${outer.height}` });
  return new XMLSerializer().serializeToString(svg);
}

/** Few points as circles that can be edited, many as one image. */
function points(picture: HTMLElement, plot: Area, placed: readonly Placed[]): Element[] {
  const { left, top, right, bottom } = plot;
  const count = placed.reduce((sum, { x }) => sum + x.length, 0);
  if (count > FEW) {
    const canvas = document.createElement('canvas');
    canvas.style.cssText = 'color-scheme: light; color: var(--mark-data)';
    picture.append(canvas);
    drawPoints(canvas, plot, placed);
    canvas.remove();
    return [create('image', { x: left, y: top, width: right - left, height: bottom - top, href: canvas.toDataURL() })];
  }
  return placed.flatMap(({ series, x, y }) =>
    Array.from(x, (cx, index) => {
      const ink = series.emphasis?.[index] ?? opacityOf(series, count);
      const look = series.hollow
        ? `fill: none; stroke: var(--mark-data); stroke-opacity: ${ink}; stroke-width: 1.25`
        : `fill: var(--mark-data); fill-opacity: ${ink}`;
      return create('circle', { cx, cy: y[index] ?? 0, r: DOT_RADIUS, style: look });
    }),
  );
}

function inlineLooks(svg: SVGSVGElement): void {
  const parts = [svg, ...svg.querySelectorAll('*')];
  const looks = new Map<Element | null, Record<string, string>>(
    parts.map((part) => {
      const computed = getComputedStyle(part);
      return [part, Object.fromEntries(LOOKS.map((name) => [name, computed.getPropertyValue(name)]))];
    }),
  );
  for (const part of parts) {
    const inherited = looks.get(part === svg ? null : part.parentElement) ?? {};
    const own = Object.entries(looks.get(part) ?? {}).filter(([name, value]) => value !== inherited[name]);
    part
      .getAttributeNames()
      .filter((name) => /^(_ng|ng-|class$|style$|role$|aria-)/.test(name))
      .forEach((name) => {
        part.removeAttribute(name);
      });
    set(part, Object.fromEntries(own));
    [...part.childNodes]
      .filter((node) => node instanceof Comment)
      .forEach((node) => {
        node.remove();
      });
  }
}

async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * PNG_SCALE, image.height * PNG_SCALE];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) {
        resolve(blob);
      } else {
        reject(new Error('The picture is too large for a PNG file.'));
      }
    });
  });
}

function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function fileName({ x, y }: ChartSpec): string {
  return (
    [y.label, x.label]
      .join(' ')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .toLowerCase() || 'chart'
  );
}
