import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { isFaint, Series } from './chart-spec';

/** What each mark of a chart stands for. */
@Component({
  selector: 'app-legend',
  template: `
    <ul>
      @for (part of shown(); track part.label) {
        <li>
          <span
            class="swatch"
            [class]="part.role"
            [class.hollow]="part.hollow"
            [class.dot]="dots()"
            [class.faint]="isFaint(part)"
          ></span
          >{{ part.label }}
        </li>
      }
    </ul>
  `,
  styleUrl: './legend.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Legend {
  readonly series = input.required<readonly Series[]>();
  /** Lines stand for points here. */
  readonly dots = input(false);
  protected readonly shown = computed(() => this.series().filter(({ inline }) => !inline));
  protected readonly isFaint = isFaint;
}
