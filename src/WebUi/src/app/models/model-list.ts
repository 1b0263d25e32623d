import { ChangeDetectionStrategy, Component } from '@angular/core';

@Component({ selector: 'app-model-list', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
export class ModelList {}
