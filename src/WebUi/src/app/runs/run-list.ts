import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-run-list', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class RunList {}
