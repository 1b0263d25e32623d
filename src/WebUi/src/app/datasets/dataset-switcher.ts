import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { Icon } from '../shared/icon';
import { CurrentDataset } from './current-dataset';
import { DatasetList } from './dataset-list';
import { DatasetMarks } from './dataset-marks';

/** From so many on they are searched; more are not shown at once. */
const MANY = 8;
const MOST = 20;

/** Chooses among the datasets: the starred ones and those opened last first. */
@Component({
  selector: 'app-dataset-switcher',
  imports: [MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, Icon],
  templateUrl: './dataset-switcher.html',
  styleUrl: './dataset-switcher.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DatasetSwitcher {
  private readonly marks = inject(DatasetMarks);
  protected readonly t = inject(I18n).t;
  protected readonly current = inject(CurrentDataset);
  protected readonly list = inject(DatasetList);
  protected readonly label = computed(() => {
    const name = this.current.known()?.name;
    return name === undefined ? this.t().datasets.choose : this.t().datasets.switcher(name);
  });
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  protected readonly text = signal('');
  protected readonly searchable = computed(() => (this.list.datasets()?.length ?? 0) >= MANY);
  private readonly found = computed(() => {
    const text = plain(this.text().trim());
    return this.marks.sort(this.list.datasets() ?? []).filter(({ name }) => plain(name).includes(text));
  });

  protected readonly shown = computed(() =>
    this.found()
      .slice(0, MOST)
      .map(({ id, name }) => ({ id, name, starred: this.marks.isStarred(id) })),
  );

  protected open(): void {
    this.text.set('');
    this.list.reload();
    this.field()?.nativeElement.focus();
  }

  /** The menu would take letters for the first ones of its items; keys that move in it stay its own. */
  protected keep(event: KeyboardEvent): void {
    if (!['ArrowDown', 'ArrowUp', 'Escape', 'Tab'].includes(event.key)) {
      event.stopPropagation();
    }
  }
}

/** Without case and accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}
