import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-add', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class Add {}
