import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, NavigationStart, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter } from 'rxjs';
import { SignedOut } from './access/signed-out';
import { SignIn } from './access/sign-in';
import { I18n, loadTexts } from './core/i18n/i18n';
import { LoadFailure } from './core/load-failure';
import { ServerConnection } from './core/server-connection';
import { Theme, THEMES } from './core/theme';
import { CurrentDataset } from './datasets/current-dataset';
import { DatasetSwitcher } from './datasets/dataset-switcher';
import { ShortcutKeys } from './journey/shortcut-keys';
import { Tabs } from './journey/tabs';
import { WindowDrop } from './journey/window-drop';
import { Icon } from './shared/icon';
import { Skeleton } from './shared/skeleton';
import { TrainingChip } from './training/training-chip';

/** However slow the page asked for is. */
const SETTLED_AFTER_MS = 3000;

@Component({
  selector: 'app-root',
  imports: [
    RouterOutlet,
    RouterLink,
    DatasetSwitcher,
    Icon,
    ShortcutKeys,
    SignIn,
    Skeleton,
    Tabs,
    TrainingChip,
    WindowDrop,
  ],
  templateUrl: './app.html',
  styleUrl: './app.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly i18n = inject(I18n);
  protected readonly t = this.i18n.t;
  protected readonly theme = inject(Theme);
  protected readonly server = inject(ServerConnection);
  protected readonly signedOut = inject(SignedOut);
  protected readonly failure = inject(LoadFailure);
  protected readonly current = inject(CurrentDataset);
  /** False until the code of the first page is there. */
  protected readonly arrived = signal(false);
  /** The page asked for is there: on a slow network what goes around it does not come before it. */
  protected readonly settled = signal(false);
  private readonly content = viewChild.required<ElementRef<HTMLElement>>('content');

  constructor() {
    const settle = () => {
      this.settled.set(true);
    };
    void inject(ApplicationRef).whenStable().then(settle);
    setTimeout(settle, SETTLED_AFTER_MS);
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
    router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart) {
        this.failure.address.set(null);
      } else if (event instanceof NavigationEnd || event instanceof NavigationError) {
        this.arrived.set(true);
      }
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
