/** Points as parts of the width and of the height, from the left and from the top. */
export interface Places {
  across: Float64Array;
  down: Float64Array;
  hollow: boolean;
}

/** Up to so many stand apart well enough to be drawn at full size. */
const FEW = 2000;

/** One dot is drawn once and stamped for each point: a hundred thousand circles would each be filled anew. */
export function drawPoints(canvas: HTMLCanvasElement, width: number, height: number, clouds: readonly Places[]): void {
  const context = canvas.getContext('2d');
  if (!context) {
    return;
  }
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const count = clouds.reduce((sum, { across }) => sum + across.length, 0);
  for (const { across, down, hollow } of clouds) {
    const dot = stamp(getComputedStyle(canvas).color, hollow, count, scale);
    const half = dot.width / 2;
    across.forEach((x, index) => {
      context.drawImage(dot, x * canvas.width - half, (down[index] ?? NaN) * canvas.height - half);
    });
  }
}

/** Smaller and fainter the more there are, so that it still shows where they crowd. */
function stamp(color: string, hollow: boolean, count: number, scale: number): HTMLCanvasElement {
  const crowd = Math.min(1, FEW / count);
  const radius = (1.25 + 1.25 * Math.sqrt(crowd)) * scale;
  const dot = document.createElement('canvas');
  dot.width = dot.height = 2 * Math.ceil(radius + scale);
  const context = dot.getContext('2d');
  if (context) {
    context.globalAlpha = (hollow ? 0.75 : 0.6) * Math.sqrt(crowd);
    context.fillStyle = context.strokeStyle = color;
    context.lineWidth = 1.25 * scale;
    context.arc(dot.width / 2, dot.width / 2, radius, 0, 2 * Math.PI);
    if (hollow) {
      context.stroke();
    } else {
      context.fill();
    }
  }
  return dot;
}
