import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-examples', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class Examples {}
