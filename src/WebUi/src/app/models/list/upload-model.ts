import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { Api } from '../../api/generated/api';
import { importModel } from '../../api/generated/functions';
import { fieldMessage, toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';
import { ProblemText } from '../../core/problem-text';
import { Icon } from '../../shared/icon';

/** Takes a downloaded version in again. What the server does not take it refuses in words; nothing is half stored. */
@Component({
  selector: 'app-upload-model',
  imports: [Icon, MatButton],
  template: `
    <button matButton type="button" [disabled]="sending()" [title]="t().versions.uploadHow" (click)="field.click()">
      <app-icon name="upload" />
      {{ sending() ? t().versions.uploading : t().versions.upload }}
    </button>
    <input
      #field
      class="visually-hidden"
      type="file"
      tabindex="-1"
      accept=".safetensors"
      [attr.aria-label]="t().versions.uploadHow"
      (change)="take(field.files)"
    />
  `,
  styles: `
    :host {
      position: relative;
    }

    app-icon {
      margin-right: 4px;
      vertical-align: middle;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UploadModel {
  readonly dataset = input.required<string>();
  readonly taken = output<number>();
  /** Why the file was not taken; null when another try begins. */
  readonly refused = output<string | null>();
  private readonly api = inject(Api);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly problemText = inject(ProblemText);
  protected readonly t = inject(I18n).t;
  protected readonly sending = signal(false);

  protected async take(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (!file) {
      return;
    }
    this.sending.set(true);
    this.refused.emit(null);
    try {
      const { version } = await firstValueFrom(this.api.invoke(importModel, { dataset: this.dataset(), body: file }));
      this.taken.emit(version);
    } catch (error) {
      const problem = toProblem(error);
      const why = fieldMessage(problem, 'file');
      this.refused.emit(why === null ? this.problemText.of(problem) : this.t().versions.refused(why));
    } finally {
      this.sending.set(false);
      // So that the same file can be chosen again.
      this.field().nativeElement.value = '';
    }
  }
}
