import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import { ApplicationConfig, ErrorHandler, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { handleUnauthorized } from './access/signed-out';
import { routes } from './app.routes';
import { PageTitle } from './page-title';
import { noticeNavigationError, PageErrors } from './core/load-failure';
import { trackConnectivity } from './core/server-connection';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // XMLHttpRequest tells how far an upload is; fetch does not.
    provideHttpClient(withXhr(), withInterceptors([trackConnectivity, handleUnauthorized])),
    { provide: ErrorHandler, useClass: PageErrors },
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(noticeNavigationError),
    ),
    { provide: TitleStrategy, useExisting: PageTitle },
  ],
};
