import { Point, Series } from './chart-spec';
import { Area } from './layout';
import { Placed } from './placed-points';

/** How much of each pixel a dot covers, from 0 to 1, row by row. */
interface Stamp {
  size: number;
  cover: Float32Array;
}

/** Up to so many stand apart well enough to be drawn at full size. */
export const FEW = 2000;

/**
 * Puts one dot for each point into the pixels itself: a hundred thousand circles, or as many copies of one picture, take
 * the browser half a second and more.
 */
export function drawPoints(
  canvas: HTMLCanvasElement,
  { left, top, right, bottom }: Area,
  placed: readonly Placed[],
): void {
  canvas.width = Math.round((right - left) * devicePixelRatio);
  canvas.height = Math.round((bottom - top) * devicePixelRatio);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0 || canvas.height === 0) {
    return;
  }
  const count = placed.reduce((sum, { x }) => sum + x.length, 0);
  const cover = new Float32Array(canvas.width * canvas.height);
  for (const { series, x, y } of placed) {
    const dot = stamp(series.hollow ?? false, crowdOf(count));
    x.forEach((across, index) => {
      const place = { x: (across - left) * devicePixelRatio, y: ((y[index] ?? NaN) - top) * devicePixelRatio };
      press(dot, cover, canvas, place, opacityOf(series, index, count));
    });
  }

  context.fillStyle = getComputedStyle(canvas).color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  // Browsers run on little-endian machines only: alpha is the highest byte.
  const color = (blue << 16) | (green << 8) | red;
  cover.forEach((part, pixel) => {
    pixels[pixel] = (Math.round(part * 255) << 24) | color;
  });
  context.putImageData(image, 0, 0);
}

/** Fainter the more there are, so that it still shows where they crowd. */
export function opacityOf({ emphasis, hollow }: Series, index: number, count: number): number {
  return emphasis?.[index] ?? (hollow ? 0.75 : 0.6) * Math.sqrt(crowdOf(count));
}

function crowdOf(count: number): number {
  return Math.min(1, FEW / count);
}

/** Dots that overlap leave less and less uncovered, as paint does. */
function press(
  { size, cover: dot }: Stamp,
  cover: Float32Array,
  area: HTMLCanvasElement,
  { x, y }: Point,
  opacity: number,
): void {
  const [left, top] = [Math.round(x - size / 2), Math.round(y - size / 2)];
  const [from, to] = [Math.max(0, -left), Math.min(size, area.width - left)];
  for (let row = Math.max(0, -top); row < Math.min(size, area.height - top); row++) {
    for (let column = from; column < to; column++) {
      const pixel = (top + row) * area.width + left + column;
      cover[pixel] = 1 - (1 - (cover[pixel] ?? 0)) * (1 - (dot[row * size + column] ?? 0) * opacity);
    }
  }
}

/** Smaller the more there are. */
function stamp(hollow: boolean, crowd: number): Stamp {
  const radius = (1.25 + 1.25 * Math.sqrt(crowd)) * devicePixelRatio;
  const size = 2 * Math.ceil(radius + devicePixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) {
    return { size: 0, cover: new Float32Array() };
  }
  context.lineWidth = 1.25 * devicePixelRatio;
  context.arc(size / 2, size / 2, radius, 0, 2 * Math.PI);
  if (hollow) {
    context.stroke();
  } else {
    context.fill();
  }
  const { data } = context.getImageData(0, 0, size, size);
  return { size, cover: Float32Array.from({ length: size * size }, (_, pixel) => (data[pixel * 4 + 3] ?? 0) / 255) };
}
