import {
  Chart,
  ChartConfiguration,
  ChartDataset,
  Filler,
  LinearScale,
  LineElement,
  LogarithmicScale,
  PointElement,
  Scale,
  ScatterController,
  Tooltip,
} from 'chart.js';
import { formatNumber } from '../core/number-formatter';
import { Language } from '../core/i18n/i18n';
import { ChartSpec, Role, Series } from './chart-spec';
import { logTicks } from './ticks';

Chart.register(ScatterController, LineElement, PointElement, LinearScale, LogarithmicScale, Filler, Tooltip);

export type Drawing = Chart<'scatter'>;

export function draw(canvas: HTMLCanvasElement, spec: ChartSpec, language: Language): Drawing {
  return new Chart(canvas, configuration(canvas, spec, language));
}

export function redraw(drawing: Drawing, spec: ChartSpec, language: Language): void {
  const { data, options } = configuration(drawing.canvas, spec, language);
  drawing.data = data;
  drawing.options = options ?? {};
  drawing.update('none');
}

function configuration(canvas: HTMLCanvasElement, spec: ChartSpec, language: Language): ChartConfiguration<'scatter'> {
  const color = colorReader(canvas);
  const text = color('--muted');
  const grid = color('--border');
  const axis = ({ label, log }: ChartSpec['x']) => ({
    type: log ? ('logarithmic' as const) : ('linear' as const),
    title: { display: true, text: label, color: text },
    grid: { color: grid },
    border: { color: grid },
    ...(log && {
      afterBuildTicks: (scale: Scale) => {
        scale.ticks = logTicks({ lower: scale.min, upper: scale.max }, 6).map((value) => ({ value }));
      },
    }),
    ticks: {
      color: text,
      maxTicksLimit: 7,
      maxRotation: 0,
      callback: (value: number | string) => formatNumber(Number(value), language, 3),
    },
  });
  return {
    type: 'scatter',
    data: { datasets: spec.series.flatMap((series) => datasets(series, color)) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      font: { family: getComputedStyle(canvas).fontFamily, size: 12 },
      scales: { x: axis(spec.x), y: axis(spec.y) },
      plugins: {
        tooltip: {
          displayColors: false,
          filter: (item) => !spec.series.some(({ role, label }) => role === 'band' && label === item.dataset.label),
          callbacks: {
            label: ({ dataset, parsed }) =>
              `${dataset.label ?? ''}: ${formatNumber(parsed.x ?? 0, language)} → ${formatNumber(parsed.y ?? 0, language)}`,
          },
        },
      },
    },
  };
}

function datasets(series: Series, color: (name: string) => string): ChartDataset<'scatter'>[] {
  const data = [...series.points];
  const line = (name: string, dash: number[] = []): ChartDataset<'scatter'> => ({
    label: series.label,
    data,
    showLine: true,
    borderColor: color(name),
    borderWidth: 2,
    borderDash: dash,
    pointRadius: 0,
    pointHitRadius: 6,
    segment: {
      borderColor: ({ p0, p1 }) =>
        (p1.parsed.x ?? 0) - (p0.parsed.x ?? 0) > (series.gap ?? Infinity) ? 'transparent' : undefined,
    },
  });
  const mark = (name: string, pointRadius: number): ChartDataset<'scatter'> => ({
    label: series.label,
    data,
    backgroundColor: color(name),
    borderColor: color('--surface'),
    borderWidth: 2,
    pointRadius,
    order: -1,
  });
  const looks: Record<Role, () => ChartDataset<'scatter'>[]> = {
    data: () => [
      { label: series.label, data, backgroundColor: faded(color('--mark-data'), 0.6), pointRadius: 2.5, order: 3 },
    ],
    model: () => [line('--mark-model')],
    guess: () => [line('--mark-model', [2, 4])],
    validation: () => [line('--mark-validation')],
    baseline: () => [line('--mark-baseline', [6, 4])],
    asked: () => [mark('--mark-model', 7)],
    best: () => [mark('--mark-validation', 5)],
    band: () => {
      const edge = { ...line('--mark-model'), borderWidth: 0, pointHitRadius: 0, order: 2 };
      return [
        edge,
        {
          ...edge,
          data: data.map(({ x }, index) => ({ x, y: series.upper?.[index] ?? NaN })),
          backgroundColor: faded(color('--mark-model'), 0.15),
          fill: '-1',
        },
      ];
    },
  };
  return looks[series.role]();
}

/** A canvas knows no CSS variables, and `light-dark()` is settled only on an element. */
function colorReader(canvas: HTMLCanvasElement): (name: string) => string {
  const probe = document.createElement('span');
  canvas.parentElement?.append(probe);
  const read = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  queueMicrotask(() => {
    probe.remove();
  });
  return read;
}

function faded(color: string, opacity: number): string {
  return color.replace('rgb(', 'rgba(').replace(')', `, ${opacity})`);
}
