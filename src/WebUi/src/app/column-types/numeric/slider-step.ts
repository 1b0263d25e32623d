/** A steps-of-1-2-5 step that crosses the range in about a hundred; whole where the ends are whole. */
export function sliderStep(min: number, max: number): number {
  const rough = (max - min) / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  return Number.isInteger(min) && Number.isInteger(max) ? Math.max(step, 1) : step;
}
