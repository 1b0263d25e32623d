import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { loadTexts } from './app/core/i18n/i18n';

await loadTexts();
await bootstrapApplication(App, appConfig);
