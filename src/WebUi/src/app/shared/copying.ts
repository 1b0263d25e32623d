import { Clipboard } from '@angular/cdk/clipboard';
import { inject, Injectable } from '@angular/core';
import { I18n } from '../core/i18n/i18n';
import { Toast } from './toast';

/** Puts text on the clipboard, and says so where that fails. */
@Injectable({ providedIn: 'root' })
export class Copying {
  private readonly fallback = inject(Clipboard);
  private readonly notice = inject(Toast);
  private readonly t = inject(I18n).t;

  /** True once it is there. */
  async copy(text: string): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Over plain HTTP browsers have the old way only.
      const copied = this.fallback.copy(text);
      if (!copied) {
        this.notice.tell(this.t().common.notCopied);
      }
      return copied;
    }
  }
}
