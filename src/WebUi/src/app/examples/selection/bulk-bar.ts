import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { ExampleChanges } from '../changes/example-changes';
import { DeleteDialog } from './delete-dialog';
import { injectExclusionReason } from './exclude-dialog';
import { Chosen } from './selection';

/** What can be done with the chosen rows. */
@Component({
  selector: 'app-bulk-bar',
  imports: [MatButton],
  template: `
    <strong class="number" role="status">{{ t().examples.selection.selected(numbers.exact(chosen().count)) }}</strong>
    @if (chosen().kind === 'rows' && matching() > chosen().count) {
      <button matButton type="button" (click)="chooseAll.emit()">
        {{ t().examples.selection.allMatching(numbers.exact(matching())) }}
      </button>
    }
    <button matButton type="button" (click)="clear.emit()">{{ t().examples.selection.clear }}</button>
    <span class="changes">
      @if (working()) {
        <span class="muted" role="status">{{ t().examples.selection.working }}</span>
      }
      <button matButton="outlined" type="button" [disabled]="working()" (click)="exclude()">
        {{ t().examples.selection.exclude }}
      </button>
      <button matButton="outlined" type="button" [disabled]="working()" (click)="include()">
        {{ t().examples.selection.include }}
      </button>
      <button matButton="outlined" type="button" class="danger" [disabled]="working()" (click)="delete()">
        {{ t().common.delete }}
      </button>
    </span>
  `,
  styleUrl: './bulk-bar.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkBar {
  readonly chosen = input.required<Chosen>();
  /** How many pass the filter. */
  readonly matching = input.required<number>();
  /** How many are on the page. */
  readonly shown = input.required<number>();
  readonly chooseAll = output();
  readonly clear = output();

  private readonly changes = inject(ExampleChanges);
  private readonly dialogs = inject(MatDialog);
  private readonly reasonFor = injectExclusionReason();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  protected readonly working = signal(false);
  private readonly words = computed(() => this.changes.inWords(this.chosen().count));

  protected async exclude(): Promise<void> {
    const reason = await this.reasonFor(this.words());
    if (reason !== undefined) {
      await this.change(reason);
    }
  }

  protected include(): Promise<void> {
    return this.change(null);
  }

  protected async delete(): Promise<void> {
    const chosen = this.chosen();
    if (chosen.count > this.shown()) {
      const dialog = this.dialogs.open<DeleteDialog, string, boolean>(DeleteDialog, {
        data: this.words(),
        maxWidth: 'calc(100vw - 32px)',
      });
      if (!(await firstValueFrom(dialog.afterClosed()))) {
        return;
      }
    }
    this.working.set(true);
    await this.changes.delete(chosen);
    this.working.set(false);
    this.clear.emit();
  }

  private async change(reason: string | null): Promise<void> {
    this.working.set(true);
    await this.changes.exclude(this.chosen(), reason);
    this.working.set(false);
  }
}
