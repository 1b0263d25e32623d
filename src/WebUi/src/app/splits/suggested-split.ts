import { HttpClient } from '@angular/common/http';
import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { SplitDto, SplitSuggestionDto, SplitSuggestionResultDto } from '../api/generated/models';
import { CurrentDataset } from '../datasets/current-dataset';
import { Toast } from '../shared/toast';
import { SavingSplit } from './saving-split';
import { SplitDismissals } from './split-dismissals';
import { SplitSuggestion } from './split-suggestion';
import { SplitWords } from './split-words';

/** The split that the rows of a dataset by row speak for. Nothing while it is looked for, and where that fails. */
@Component({
  selector: 'app-suggested-split',
  imports: [SplitSuggestion],
  template: `
    @if (suggestion(); as suggestion) {
      <app-split-suggestion
        [suggestion]="suggestion"
        [target]="dataset().target.name"
        [disabled]="saving.busy()"
        [keepable]="!always()"
        (applied)="apply($event)"
        (kept)="keep(suggestion)"
      />
    }
  `,
  styles: `
    :host {
      display: block;
    }

    :host(:empty) {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SuggestedSplit {
  /** Also where somebody decided against it. */
  readonly always = input(false, { transform: booleanAttribute });
  protected readonly saving = inject(SavingSplit);
  private readonly http = inject(HttpClient);
  protected readonly dataset = inject(CurrentDataset).dataset;
  private readonly dismissals = inject(SplitDismissals);
  private readonly toast = inject(Toast);
  private readonly words = inject(SplitWords).t;

  /** Text, so that a dataset that was loaded again is asked about only once it has changed. */
  private readonly asked = computed(() => {
    const { id, split, exampleCount, revision } = this.dataset();
    return split.by === 'row' && exampleCount > 0 ? `${encodeURIComponent(id)}@${revision}` : undefined;
  });
  private readonly found = rxResource({
    params: () => this.asked(),
    stream: ({ params }) =>
      this.http.get<SplitSuggestionResultDto>(`/api/datasets/${params.split('@')[0] ?? ''}/split-suggestion`),
  });

  readonly suggestion = computed(() => {
    const found = this.asked() !== undefined && this.found.hasValue() ? this.found.value().suggestion : null;
    return found && (this.always() || !this.dismissals.isDismissed(this.dataset(), found)) ? found : null;
  });

  protected async apply(split: SplitDto): Promise<void> {
    const refused = await this.saving.save(split);
    if (refused) {
      this.toast.failed(refused);
    }
  }

  protected keep(suggestion: SplitSuggestionDto): void {
    this.dismissals.dismiss(this.dataset(), suggestion);
    this.toast.tell(this.words().suggestion.kept);
  }
}
