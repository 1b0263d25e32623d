import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../../core/i18n/i18n';
import { FileDrop } from '../../shared/file-drop';
import { Imports } from '../session/imports';

/** Where a file or a table can be handed over on other pages; the rest happens on the page of the import. */
@Component({
  selector: 'app-import-entry',
  imports: [FileDrop, MatButton, RouterLink],
  template: `
    <app-file-drop (taken)="take($event)" />
    <a matButton="outlined" [routerLink]="address()" [queryParams]="{ from: 'paste' }">{{ t().import.paste }}</a>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }

    app-file-drop {
      flex: 1 1 320px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportEntry {
  /** Null for a new one. */
  readonly dataset = input.required<string | null>();
  private readonly imports = inject(Imports);
  private readonly router = inject(Router);
  protected readonly t = inject(I18n).t;

  protected address(): string[] {
    const dataset = this.dataset();
    return dataset === null ? ['/datasets/import'] : ['/d', dataset, 'data', 'import'];
  }

  protected take(file: File): void {
    this.imports.into(this.dataset()).take(file);
    void this.router.navigate(this.address());
  }
}
