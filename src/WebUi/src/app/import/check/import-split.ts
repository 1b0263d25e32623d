import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ImportDto, SplitDto } from '../../api/generated/models';
import { injectFocus } from '../../shared/focusing';
import { SplitChoice } from '../../splits/split-choice';
import { SplitSuggestion } from '../../splits/split-suggestion';
import { SplitWords } from '../../splits/split-words';
import { splitColumns, splitOf, suggestionOf } from '../session/split-choices';
import { ImportSession } from '../session/import-session';

/** What models of the new dataset will be tested on, and what its rows speak for. */
@Component({
  selector: 'app-import-split',
  imports: [SplitChoice, SplitSuggestion],
  template: `
    @if (suggestion(); as suggestion) {
      <app-split-suggestion
        class="suggested"
        tabindex="-1"
        [suggestion]="suggestion"
        [disabled]="storing()"
        [split]="split()"
        [target]="target()"
        (applied)="choose($event, true)"
        (kept)="keep()"
      />
    }
    <app-split-choice
      [columns]="columns()"
      [split]="split()"
      [suggested]="session().suggestedSplit()"
      [disabled]="storing()"
      (chosen)="choose($event)"
    />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
  `,
  host: { class: 'card', role: 'group', '[attr.aria-label]': 'words().settings.title' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportSplit {
  readonly session = input.required<ImportSession>();
  readonly found = input.required<ImportDto>();
  protected readonly words = inject(SplitWords).t;
  private readonly focus = injectFocus();

  protected readonly columns = computed(() => splitColumns(this.found(), this.session().choices()));
  protected readonly split = computed(() => splitOf(this.found(), this.session().choices()));
  protected readonly target = computed(() => this.found().columns.find(({ role }) => role === 'target')?.name ?? '');
  protected readonly storing = computed(() => this.session().busy()?.what === 'storing');
  protected readonly suggestion = computed(() => suggestionOf(this.session(), this.found()));

  /** Leads to what the rows speak for. */
  show(): void {
    this.focus('.suggested');
  }

  /** The button that was pressed goes: the focus moves on to what it chose. */
  protected choose(split: SplitDto, byButton = false): void {
    this.session().choose({ split });
    if (byButton) {
      this.focus('input:checked');
    }
  }

  protected keep(): void {
    this.session().keepsByRow.set(true);
    this.focus('input:checked');
  }
}
