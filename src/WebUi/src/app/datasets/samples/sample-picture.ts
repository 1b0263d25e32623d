import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { SamplePictureDto } from '../../api/generated/models';

const WIDTH = 120;
const HEIGHT = 48;
const EDGE = 3;

/** Decoration: some rows of a sample, as a small scatter plot without axes. */
@Component({
  selector: 'app-sample-picture',
  template: `<svg [attr.viewBox]="box" aria-hidden="true">
    @for (point of points(); track $index) {
      <circle [attr.cx]="point.x" [attr.cy]="point.y" r="2" />
    }
  </svg>`,
  styles: `
    svg {
      display: block;
      width: 100%;
      aspect-ratio: 5 / 2;
    }

    circle {
      fill: var(--mark-model);
      opacity: 0.6;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SamplePicture {
  readonly picture = input.required<SamplePictureDto>();
  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  protected readonly points = computed(() => {
    const { x } = this.picture();
    const y = heightsOf(this.picture().y);
    const [across, up] = [placeIn(x, WIDTH), placeIn(y, HEIGHT)];
    return x.map((value, index) => ({ x: across(value), y: HEIGHT - up(y[index] ?? 0) }));
  });
}

/** Classes lie above each other, in the order in which they come. */
function heightsOf(values: readonly (number | string)[]): number[] {
  const names = [...new Set(values)];
  return values.map((value) => (typeof value === 'number' ? value : names.indexOf(value)));
}

function placeIn(values: readonly number[], length: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const scale = (length - 2 * EDGE) / (most - least || 1);
  return (value) => EDGE + (value - least) * scale;
}
