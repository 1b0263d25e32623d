import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Theme } from '../core/theme';
import type { Drawing } from './chart-drawing';
import { ChartSpec } from './chart-spec';
import { ChartTable } from './chart-table';
import { Legend } from './legend';

type Library = typeof import('./chart-drawing');

/** A chart with its legend and, on request, its numbers as a table. */
@Component({
  selector: 'app-chart',
  imports: [ChartTable, Legend],
  templateUrl: './chart.html',
  styleUrl: './chart.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Chart {
  readonly spec = input.required<ChartSpec>();
  private readonly language = inject(I18n).language;
  private readonly theme = inject(Theme);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly library = signal<Library | null>(null);
  private drawing: Drawing | undefined;

  constructor() {
    void import('./chart-drawing').then((library) => {
      this.library.set(library);
    });
    inject(DestroyRef).onDestroy(() => {
      this.drawing?.destroy();
    });
    effect(() => {
      const library = this.library();
      // Read so that the colors follow.
      this.theme.dark();
      if (!library) {
        return;
      }
      if (this.drawing) {
        library.redraw(this.drawing, this.spec(), this.language());
      } else {
        this.drawing = library.draw(this.canvas().nativeElement, this.spec(), this.language());
      }
    });
  }
}
