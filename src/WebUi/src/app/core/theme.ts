import { computed, effect, Injectable, signal } from '@angular/core';
import { load, save } from './storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

@Injectable({ providedIn: 'root' })
export class Theme {
  readonly name = signal<ThemeName>(THEMES.find((name) => name === load('theme')) ?? 'system');
  private readonly systemDark = signal(false);
  /** What the page looks like now. */
  readonly dark = computed(() => (this.name() === 'system' ? this.systemDark() : this.name() === 'dark'));

  constructor() {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => {
      this.systemDark.set(system.matches);
    };
    follow();
    system.addEventListener('change', follow);
    effect(() => {
      const name = this.name();
      document.documentElement.style.colorScheme = name === 'system' ? 'light dark' : name;
      save('theme', name);
    });
  }
}
