import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { SampleGallery } from '../datasets/samples/sample-gallery';
import { Imports } from '../import/session/imports';
import { FileDrop } from '../shared/file-drop';
import { Icon } from '../shared/icon';

const STEPS = ['data', 'model', 'predict'] as const;

/** What the page is for, and the ways to a first dataset. */
@Component({
  selector: 'app-welcome',
  imports: [FileDrop, Icon, SampleGallery, MatButton, RouterLink],
  templateUrl: './welcome.html',
  styleUrl: './welcome.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Welcome {
  private readonly imports = inject(Imports);
  private readonly router = inject(Router);
  protected readonly t = inject(I18n).t;
  protected readonly steps = STEPS;

  protected take(file: File): void {
    this.imports.into(null).take(file);
    void this.router.navigate(['/datasets/import']);
  }
}
