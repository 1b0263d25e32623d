import { HttpClient } from '@angular/common/http';
import {
  booleanAttribute,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { SplitDto, SplitSuggestionDto, SplitSuggestionResultDto } from '../api/generated/models';
import { CurrentDataset } from '../datasets/current-dataset';
import { injectFocus } from '../shared/focusing';
import { Toast } from '../shared/toast';
import { SavingSplit } from './saving-split';
import { isSameSplit } from './split';
import { SplitDismissals } from './split-dismissals';
import { SplitSuggestion } from './split-suggestion';
import { SplitWords } from './split-words';

/**
 * The split that the rows of a dataset by row speak for; once it is followed, the way back. Nothing while it is looked
 * for, and where that fails.
 */
@Component({
  selector: 'app-suggested-split',
  imports: [SplitSuggestion],
  template: `
    @if (suggestion(); as suggestion) {
      <app-split-suggestion
        [suggestion]="suggestion"
        [target]="dataset().target.name"
        [split]="dataset().split"
        [disabled]="saving.busy()"
        [keepable]="!always()"
        (applied)="apply($event, suggestion)"
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
  private readonly focus = injectFocus();
  /** What was followed here: by its split, the dataset has no suggestion any more. */
  private readonly followed = linkedSignal<string, SplitSuggestionDto | null>({
    source: computed(() => this.dataset().id),
    computation: () => null,
  });
  /** The split that was asked for with a button, which goes once the dataset has it. */
  private awaited: SplitDto | null = null;

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
    const [{ split }, followed] = [this.dataset(), this.followed()];
    const stays = followed !== null && (split.by === 'row' || isSameSplit(split, followed));
    const answer = this.asked() !== undefined && this.found.hasValue() ? this.found.value().suggestion : null;
    const found = answer ?? (stays ? followed : null);
    return found && (this.always() || !this.dismissals.isDismissed(this.dataset(), found)) ? found : null;
  });

  constructor() {
    effect(() => {
      const { split } = this.dataset();
      if (this.awaited && isSameSplit(split, this.awaited)) {
        this.awaited = null;
        this.focus('button');
      }
    });
  }

  protected async apply(split: SplitDto, suggestion: SplitSuggestionDto): Promise<void> {
    this.followed.set(suggestion);
    this.awaited = split;
    const refused = await this.saving.save(split);
    if (refused) {
      this.awaited = null;
      this.toast.failed(refused);
    }
  }

  protected keep(suggestion: SplitSuggestionDto): void {
    this.dismissals.dismiss(this.dataset(), suggestion);
    this.toast.tell(this.words().suggestion.kept);
  }
}
