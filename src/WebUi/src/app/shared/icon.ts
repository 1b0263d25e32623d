import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const PATHS = {
  predict: 'M12 3v3M12 18v3M3 12h3M18 12h3M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10ZM12 11.5v1',
  add: 'M12 5v14M5 12h14',
  data: 'M4 5h16v14H4ZM4 10h16M4 14.5h16M10 5v14',
  history: 'M3 12h4l3 7 4-14 3 7h4',
  model: 'm12 3 9 5-9 5-9-5ZM3 12.5l9 5 9-5M3 16.5l9 5 9-5',
  down: 'm6 9 6 6 6-6',
  close: 'M6 6l12 12M18 6 6 18',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6',
  edit: 'M4 20h4L19 9l-4-4L4 16ZM13 7l4 4',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  upload: 'M12 16V5M7 9.5l5-5 5 5M5 20h14',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M12 16.5v.5',
  key: 'M8 10.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM11.5 12 20 3.5M16 7.5l3 3',
  check: 'm5 12 5 5 9-10',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20',
  more: 'M5.5 11.5v1M5 12h1M12 11.5v1M11.5 12h1M18.5 11.5v1M18 12h1',
  columns: 'M4 5h16v14H4ZM9.5 5v14M14.5 5v14',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  warning: 'M12 4 2.5 20h19ZM12 10v4M12 17v.5',
  system: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  light:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19',
  dark: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z',
  star: 'm12 3.5 2.6 5.4 5.9.8-4.3 4.1 1.1 5.9-5.3-2.9-5.3 2.9 1.1-5.9-4.3-4.1 5.9-.8Z',
  settings: 'M4 7h9M17 7h3M15 5v4M4 12h3M11 12h9M9 10v4M4 17h9M17 17h3M15 15v4',
  rename: 'M4 20h16M6 15l9-9 3 3-9 9H6Z',
} as const;
export type IconName = keyof typeof PATHS;

/** Decoration only: the control it stands in has the name. */
@Component({
  selector: 'app-icon',
  template: `<svg viewBox="0 0 24 24" aria-hidden="true">
    <path [attr.d]="path()" />
    @if (name() === 'system') {
      <path d="M12 3a9 9 0 0 1 0 18Z" class="filled" />
    }
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }

    svg {
      width: 20px;
      height: 20px;
      fill: var(--icon-fill, none);
      stroke: currentcolor;
      stroke-width: 1.75;
      stroke-linecap: round;
      stroke-linejoin: round;
    }

    .filled {
      fill: currentcolor;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => PATHS[this.name()]);
}
