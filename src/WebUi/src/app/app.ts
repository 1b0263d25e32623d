import { ChangeDetectionStrategy, Component, ElementRef, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { SignedOut } from './access/session';
import { SignIn } from './access/sign-in';
import { I18n, loadTexts } from './core/i18n/i18n';
import { ServerConnection } from './core/server-connection';
import { Theme, THEMES } from './core/theme';
import { CurrentDataset } from './datasets/current-dataset';
import { DatasetSwitcher } from './datasets/dataset-switcher';
import { Shortcuts } from './journey/shortcuts';
import { Tabs } from './journey/tabs';
import { WindowDrop } from './journey/window-drop';
import { Icon } from './shared/icon';
import { TrainingChip } from './training/training-chip';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, RouterLink, DatasetSwitcher, Icon, SignIn, Tabs, TrainingChip, WindowDrop],
  templateUrl: './app.html',
  styleUrl: './app.scss',
  host: { '(window:keydown)': 'shortcuts.press($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly theme = inject(Theme);
  protected readonly server = inject(ServerConnection);
  protected readonly signedOut = inject(SignedOut);
  protected readonly current = inject(CurrentDataset);
  protected readonly shortcuts = inject(Shortcuts);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  constructor() {
    let before: string | undefined;
    const router = inject(Router);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(({ urlAfterRedirects }) => {
        const path = urlAfterRedirects.replace(/[?#].*/, '');
        // Whoever reads by ear or steers by keys is led along. On arrival the frame comes first; the start only leads on.
        if (before !== undefined && before !== '/' && path !== before) {
          this.content().nativeElement.focus({ preventScroll: true });
        }
        before = path;
      });
  }

  protected async switchLanguage(): Promise<void> {
    const language = this.i18n.language() === 'en' ? 'fr' : 'en';
    await loadTexts(language);
    this.i18n.language.set(language);
  }

  protected switchTheme(): void {
    this.theme.name.update((name) => THEMES[(THEMES.indexOf(name) + 1) % THEMES.length] ?? 'system');
  }
}
