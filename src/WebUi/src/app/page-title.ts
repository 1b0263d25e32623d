import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { ActivatedRouteSnapshot, RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { CurrentDataset } from './datasets/current-dataset';
import { I18n } from './core/i18n/i18n';
import { TrainingEnd } from './training/finish/training-end';

@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly page = signal('');

  constructor() {
    super();
    const title = inject(Title);
    const t = inject(I18n).t;
    const current = inject(CurrentDataset);
    const training = inject(TrainingEnd).title;
    effect(() => {
      const pages: Record<string, string> = t().pages;
      title.setTitle(
        [training(), pages[this.page()], training() === null ? current.known()?.name : undefined, 'Regressor']
          .filter((part) => part)
          .join(' · '),
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
