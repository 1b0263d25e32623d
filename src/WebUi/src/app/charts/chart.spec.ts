import { ComponentFixture, TestBed } from '@angular/core/testing';
import { Chart } from './chart';
import { Brush, ChartSpec, PickedPoint } from './chart-spec';
import { toSvg } from './export-chart';
import { placedPoints } from './placed-points';

const POINTS = [
  { x: 1, y: 10 },
  { x: 2, y: 30 },
  { x: 3, y: 20 },
];
const CLOUD: ChartSpec = {
  summary: 'sales by temperature',
  x: { label: 'temperature' },
  y: { label: 'sales' },
  series: [
    {
      label: 'rows',
      role: 'data',
      points: POINTS,
      describe: (index) => ({
        title: `Row ${index}`,
        lines: [{ label: 'sales', value: `€${POINTS[index]?.y ?? ''}` }],
      }),
    },
  ],
};
const LINES: ChartSpec = {
  ...CLOUD,
  series: [
    { label: 'range', role: 'band', points: POINTS.map(({ x, y }) => ({ x, y: y - 5 })), upper: [15, 35, 25] },
    { label: 'model', role: 'model', points: POINTS },
    {
      label: 'average',
      role: 'baseline',
      points: [
        { x: 1, y: 12 },
        { x: 3, y: 12 },
      ],
    },
  ],
};

function part(page: HTMLElement, selector: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(selector);
  if (!found) {
    throw new Error(`There is no ${selector}.`);
  }
  return found;
}

describe('Chart', () => {
  let fixture: ComponentFixture<Chart>;
  let clicked: PickedPoint[];
  let brushed: (Brush | null)[];

  function show(spec: ChartSpec, inputs: { clickable?: boolean; brushable?: boolean } = {}): HTMLElement {
    fixture = TestBed.createComponent(Chart);
    [clicked, brushed] = [[], []];
    fixture.componentInstance.pointClick.subscribe((point) => clicked.push(point));
    fixture.componentInstance.brush.subscribe((brush) => brushed.push(brush));
    for (const [name, value] of Object.entries({ spec, ...inputs })) {
      fixture.componentRef.setInput(name, value);
    }
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    part(page, '.frame').getBoundingClientRect = () => new DOMRect(0, 0, 640, 320);
    part(page, '.touch').setPointerCapture = () => undefined;
    return page;
  }

  function press(page: HTMLElement, ...keys: string[]): string {
    keys.forEach((key) => page.querySelector('.touch')?.dispatchEvent(new KeyboardEvent('keydown', { key })));
    fixture.detectChanges();
    return page.querySelector('[aria-live]')?.textContent ?? '';
  }

  function point(page: HTMLElement, type: string, clientX: number, clientY: number): void {
    page.querySelector('.touch')?.dispatchEvent(new PointerEvent(type, { clientX, clientY }));
    fixture.detectChanges();
  }

  it('has a text alternative, titles and labeled ticks', () => {
    const page = show(CLOUD);
    expect(page.querySelector('svg[role=img]')?.getAttribute('aria-label')).toBe('sales by temperature');
    expect([...page.querySelectorAll('.title')].map(({ textContent }) => textContent)).toEqual([
      'sales',
      'temperature',
    ]);
    expect([...page.querySelectorAll('.x-tick')].map(({ textContent }) => textContent.trim())).toContain('2.0');
  });

  it('leads from point to point with the arrow keys, and says what each is', () => {
    const page = show(CLOUD, { clickable: true });
    expect(press(page, 'ArrowRight')).toBe('Row 0. sales: €10');
    expect(press(page, 'ArrowRight')).toBe('Row 1. sales: €30');
    expect(press(page, 'End')).toBe('Row 2. sales: €20');
    expect(press(page, 'ArrowUp')).toBe('Row 1. sales: €30');
    expect(press(page, 'Escape')).toBe('');
  });

  it('opens the point at Enter, where the page listens', () => {
    press(show(CLOUD, { clickable: true }), 'ArrowRight', 'Enter');
    expect(clicked).toEqual([{ series: CLOUD.series[0], index: 0 }]);
    press(show(CLOUD), 'ArrowRight', 'Enter');
    expect(clicked).toEqual([]);
  });

  it('reads all lines at one x', () => {
    expect(press(show(LINES), 'ArrowRight', 'ArrowRight')).toBe(
      'temperature: 2. range: 25 – 35. model: 30. average: 12',
    );
  });

  it('opens a clicked point', () => {
    const page = show(CLOUD, { clickable: true });
    const [x, y] = placeOf(page, 1);
    point(page, 'pointerdown', x, y);
    expect(page.querySelector('.card')?.textContent).toContain('Row 1');
    point(page, 'pointerup', x, y);
    expect(clicked.map(({ index }) => index)).toEqual([1]);
  });

  it('selects the points of a dragged rectangle until a double click', () => {
    const page = show(CLOUD, { clickable: true, brushable: true });
    point(page, 'pointerdown', 200, 0);
    point(page, 'pointermove', 640, 320);
    point(page, 'pointerup', 640, 320);
    expect(page.querySelector('.selection')).not.toBeNull();
    expect(brushed[0]?.picked.map(({ indexes }) => indexes)).toEqual([[1, 2]]);
    expect(clicked).toEqual([]);
    point(page, 'dblclick', 10, 10);
    expect(page.querySelector('.selection')).toBeNull();
    expect(brushed[1]).toBeNull();
  });

  it('keeps no point that has gone', () => {
    const page = show(CLOUD);
    press(page, 'ArrowRight');
    fixture.componentRef.setInput('spec', { ...CLOUD, series: [{ ...CLOUD.series[0], points: [{ x: 7, y: 7 }] }] });
    fixture.detectChanges();
    expect(page.querySelector('.card')).toBeNull();
  });

  it('exports a picture that needs neither style sheet nor page', () => {
    const page = show(CLOUD);
    press(page, 'ArrowRight');
    const component = fixture.componentInstance as unknown as { layout: () => Parameters<typeof placedPoints>[1] };
    const layout = component.layout();
    const picture = part(page, '.frame');
    const size = { width: 640, height: 320 };
    const svg = toSvg({ spec: CLOUD, picture, size, plot: layout.plot, placed: placedPoints(CLOUD, layout) });
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(parsed.querySelector('title')?.textContent).toBe('sales by temperature');
    expect(parsed.querySelectorAll('circle').length).toBe(POINTS.length);
    expect(svg).toContain('>rows</text>');
    expect(svg).not.toMatch(/class=|_ng|<!--/);
    expect(picture.querySelectorAll('svg[role=img]').length).toBe(1);
  });

  /** From the picture: the ring around the point that the keyboard leads to. */
  function placeOf(page: HTMLElement, index: number): [number, number] {
    press(page, 'Escape', ...Array<string>(index + 1).fill('ArrowRight'));
    const ring = page.querySelector('.ring');
    press(page, 'Escape');
    return [Number(ring?.getAttribute('cx')), Number(ring?.getAttribute('cy'))];
  }
});
