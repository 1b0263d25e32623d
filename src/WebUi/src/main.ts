import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { loadTexts } from './app/core/i18n/i18n';

// Without its texts the page is in English, which is better than no page.
await loadTexts().catch((error: unknown) => {
  reportError(error);
});
await bootstrapApplication(App, appConfig);
