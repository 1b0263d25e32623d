import { effect, Injectable, signal } from '@angular/core';
import { recall, remember } from './storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

@Injectable({ providedIn: 'root' })
export class Theme {
  readonly name = signal<ThemeName>(THEMES.find((name) => name === recall('theme')) ?? 'system');

  constructor() {
    effect(() => {
      const name = this.name();
      document.documentElement.style.colorScheme = name === 'system' ? 'light dark' : name;
      remember('theme', name);
    });
  }
}
