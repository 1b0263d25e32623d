import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { I18n } from '../../core/i18n/i18n';
import { Calendar, Picker } from './calendar';

/** Opens the browser's own calendar or clock beside a text field. */
@Component({
  selector: 'app-calendar-picker',
  template: `
    <input
      #native
      tabindex="-1"
      aria-hidden="true"
      [type]="picker()"
      [value]="value()"
      (input)="choose(native.value)"
      (keydown.escape)="$event.stopPropagation()"
    />
    <button type="button" [attr.aria-label]="label()" [title]="t().fields.choose[picker()]" (click)="open()">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path [attr.d]="picker() === 'time' ? clock : sheet" />
      </svg>
    </button>
  `,
  styles: `
    :host {
      position: absolute;
      top: 0;
      right: 0;
      width: 40px;
      height: 40px;
    }

    input {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      pointer-events: none;
      opacity: 0;
    }

    svg {
      width: 20px;
      height: 20px;
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    button {
      position: absolute;
      inset: 0;
      display: grid;
      place-items: center;
      padding: 0;
      color: var(--muted);
      cursor: pointer;
      background: none;
      border: 0;
      border-radius: var(--radius);

      &:hover {
        color: var(--accent);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarPicker {
  readonly name = input.required<string>();
  readonly picker = input.required<Picker>();
  readonly calendar = input.required<Calendar>();
  readonly seconds = input.required<number | null>();
  readonly chosen = output<number>();
  private readonly native = viewChild.required<ElementRef<HTMLInputElement>>('native');
  protected readonly t = inject(I18n).t;
  protected readonly sheet = 'M4 6h16v14H4ZM4 10.5h16M8.5 3v5M15.5 3v5';
  protected readonly clock = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2.5';
  protected readonly label = computed(() => `${this.t().fields.choose[this.picker()]}: ${this.name()}`);

  /** In the notation of the control, which is stricter than the API's. */
  protected readonly value = computed(() => {
    const seconds = this.seconds();
    if (seconds === null) {
      return '';
    }
    const code = this.calendar().toCode(seconds);
    switch (this.picker()) {
      case 'date':
        return code.slice(0, 10);
      case 'datetime-local':
        return code.includes('T') ? code.slice(0, 16) : `${code}T00:00`;
      default:
        return code.slice(0, 5);
    }
  });

  protected open(): void {
    this.native().nativeElement.showPicker();
  }

  protected choose(text: string): void {
    const seconds = this.calendar().toSeconds(text);
    if (seconds !== null) {
      this.chosen.emit(seconds);
    }
  }
}
