const FONT_PX = 12;

let context: CanvasRenderingContext2D | null | undefined;

/** Width in pixels of a label of a chart. */
export function textWidth(text: string): number {
  if (context === undefined) {
    context = document.createElement('canvas').getContext('2d');
    if (context) {
      context.font = `${FONT_PX}px ${getComputedStyle(document.body).fontFamily}`;
    }
  }
  return context?.measureText(text).width ?? text.length * FONT_PX * 0.55;
}

/** The text, cut with an ellipsis where it is wider. */
export function fitted(text: string, width: number): string {
  if (textWidth(text) <= width) {
    return text;
  }
  let end = text.length - 1;
  while (end > 1 && textWidth(`${text.slice(0, end)}…`) > width) {
    end--;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
