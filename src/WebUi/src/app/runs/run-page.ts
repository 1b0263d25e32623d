import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-run-page', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class RunPage {}
