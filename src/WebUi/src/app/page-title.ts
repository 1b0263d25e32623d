import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRouteSnapshot, RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { CurrentDataset } from './datasets/current-dataset';
import { I18n } from './core/i18n/i18n';

@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly page = signal('');

  constructor() {
    super();
    const title = inject(Title);
    const t = inject(I18n).t;
    const current = inject(CurrentDataset);
    effect(() => {
      const pages: Record<string, string> = t().pages;
      title.setTitle(
        [pages[this.page()], current.known()?.name, 'Regressor'].filter((part) => part !== undefined).join(' · '),
      );
    });
  }

  override updateTitle(state: RouterStateSnapshot): void {
    let route: ActivatedRouteSnapshot = state.root;
    while (route.firstChild) {
      route = route.firstChild;
    }
    this.page.set(String(route.data['title'] ?? ''));
  }
}
