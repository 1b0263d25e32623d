import { ChartSpec } from './chart-spec';
import { layoutOf } from './layout';
import { extentOf, prefersLog } from './scale';
import { textWidth } from './text-width';

const PHONE = { width: 280, height: 300, language: 'en' as const };
const DESK = { ...PHONE, width: 1200 };

function laidOut(spec: ChartSpec, frame = PHONE) {
  const choice = (axis: 'x' | 'y') => {
    const extent = extentOf(spec, axis);
    return { extent, log: prefersLog(spec[axis], extent) };
  };
  return layoutOf(spec, frame, choice('x'), choice('y'));
}

function cloud(x: readonly number[], more: Partial<ChartSpec> = {}): ChartSpec {
  const points = x.map((value, index) => ({ x: value, y: index * 1000 }));
  return {
    summary: '',
    x: { label: 'sqft' },
    y: { label: 'price' },
    series: [{ label: 'rows', role: 'data', points }],
    ...more,
  };
}

describe('layoutOf', () => {
  it('has fewer ticks where there is less room, each with a label that touches no other', () => {
    const spec = cloud([100_000, 900_000]);
    const [phone, desk] = [laidOut(spec), laidOut(spec, DESK)];
    expect(desk.xTicks.length).toBeGreaterThan(phone.xTicks.length);
    for (const { xTicks } of [phone, desk]) {
      expect(xTicks.every(({ label }) => label !== '')).toBe(true);
      xTicks.slice(1).forEach((tick, index) => {
        expect(tick.text - (xTicks[index]?.text ?? 0)).toBeGreaterThan(textWidth(tick.label));
      });
    }
  });

  it('keeps every mark and label within the picture', () => {
    const { plot, x, xTicks } = laidOut(cloud([0, 100]));
    expect(x.place(0)).toBeGreaterThan(plot.left);
    expect(x.place(100)).toBeLessThan(plot.right);
    const last = xTicks.at(-1);
    expect((last?.text ?? 0) + textWidth(last?.label ?? '') / 2).toBeLessThanOrEqual(280);
  });

  it('slants names that do not fit beside each other, and names every place', () => {
    const categories = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    const spec = cloud([0, 6], { x: { label: 'day', categories } });
    expect(laidOut(spec)).toMatchObject({ slanted: true });
    expect(laidOut(spec, DESK)).toMatchObject({ slanted: false });
    expect(laidOut(spec).xTicks.map(({ label }) => label)).toEqual(categories);
  });

  it('names every second or third of many places instead of hiding names', () => {
    const categories = Array.from({ length: 60 }, (_, place) => `City ${place}`);
    const { xTicks } = laidOut(cloud([0, 59], { x: { label: 'city', categories } }));
    expect(xTicks.length).toBeLessThan(20);
    expect(xTicks[0]?.label).toBe('City 0');
  });

  it('puts the factor of very small values into the title', () => {
    const spec = cloud([1e-12, 4e-12], { x: { label: 'flux (W)' } });
    expect(laidOut(spec)).toMatchObject({ xTitle: 'flux (× 10⁻¹² W)' });
    expect(laidOut(spec).xTicks.map(({ label }) => label)).toContain('2');
  });

  it('leaves room for the value behind the longest bar', () => {
    const bars = (values: string[]) =>
      laidOut({
        summary: '',
        x: { label: 'error' },
        y: { label: '', categories: ['average', 'model'] },
        series: [
          {
            label: '',
            role: 'model',
            points: [
              { x: 118, y: 0 },
              { x: 23, y: 1 },
            ],
            values,
          },
        ],
      });
    for (const values of [
      ['€118', '€23'],
      ['€118,000,000.00', '€23'],
      ['€118', 'no measurable effect'],
    ]) {
      const { x } = bars(values);
      expect(x.place(118) + textWidth(values[0] ?? '') + 8).toBeLessThanOrEqual(280);
      expect(x.place(23) + textWidth(values[1] ?? '') + 8).toBeLessThanOrEqual(280);
    }
  });
});
