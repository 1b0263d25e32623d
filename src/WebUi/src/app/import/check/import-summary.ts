import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ImportDto } from '../../api/generated/models';
import { FileFormats } from '../../core/file-formats';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { extraColumns, needOf, toStore } from '../session/import-choices';
import { SplitWords } from '../../splits/split-words';
import { splitOf, suggestionOf } from '../session/split-choices';
import { ImportFailure } from './import-failure';
import { missingRows } from '../../training/enough-rows';
import { ImportSession } from '../session/import-session';
import { UploadProgress } from '../../shared/upload/upload-progress';

/** What of it is stored, the button that does it, and how far it is. */
@Component({
  selector: 'app-import-summary',
  imports: [ImportFailure, MatButton, UploadProgress],
  templateUrl: './import-summary.html',
  styleUrl: './import-summary.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportSummary {
  readonly session = input.required<ImportSession>();
  readonly found = input.required<ImportDto>();
  /** Whoever wants to go on is led to what is open. */
  readonly questioned = output();
  /** Whoever wants to know why another split is suggested is led there. */
  readonly suggested = output();
  protected readonly t = inject(I18n).t;
  protected readonly numbers = inject(NumberFormatter);
  private readonly splitWords = inject(SplitWords).t;
  private readonly formats = inject(FileFormats).all;
  private readonly hasHeader = computed(
    () => this.formats().find(({ name }) => name === this.found().format.kind)?.hasHeader ?? true,
  );

  protected readonly extra = computed(() => (this.session().dataset === null ? [] : extraColumns(this.found())));
  /** Where rows name their own columns, those that the dataset lacks make a row a bad one. */
  protected readonly extraInJson = computed(() => {
    const { dataset, choices } = this.session();
    return dataset !== null && !this.hasHeader() && (this.found().bad > 0 || choices().ignoreExtra);
  });
  protected readonly need = computed(() => needOf(this.found(), this.session().choices(), this.session().dataset));
  /** A split that is suggested and not yet decided on: it stands further up, perhaps out of sight. */
  protected readonly undecided = computed(() => {
    const suggestion = this.created() ? suggestionOf(this.session(), this.found()) : null;
    return suggestion && splitOf(this.found(), this.session().choices()).by === 'row'
      ? this.splitWords().suggestion.brief(suggestion.column)
      : null;
  });
  protected readonly storing = computed(() => {
    const busy = this.session().busy();
    return busy?.what === 'storing' ? busy : null;
  });
  private readonly count = computed(() => toStore(this.found(), this.session().choices()));
  protected readonly created = computed(() => this.session().dataset === null);
  /** Why a new dataset cannot be trained at once. */
  protected readonly missing = missingRows(() => this.count());
  protected readonly label = computed(() => {
    const { create, createAndTrain, store } = this.t().import;
    return this.created()
      ? this.missing() === null
        ? createAndTrain
        : create
      : store(this.count(), this.numbers.exact(this.count()));
  });
  protected readonly outcome = computed(() => {
    const { willImport, willSkip } = this.t().import;
    const { bad, identical } = this.found();
    const { skipBad, skipIdentical } = this.session().choices();
    const skipped = (skipBad ? bad : 0) + (skipIdentical && !this.created() ? (identical ?? 0) : 0);
    return [
      willImport(this.count(), this.numbers.exact(this.count())),
      ...(skipped > 0 ? [willSkip(skipped, this.numbers.exact(skipped))] : []),
    ].join(', ');
  });
  protected readonly choosing = computed(
    () => this.found().bad > 0 || (this.found().identical ?? 0) > 0 || this.extra().length > 0 || this.extraInJson(),
  );

  protected choose(choice: 'skipBad' | 'skipIdentical' | 'ignoreExtra', event: Event): void {
    this.session().choose({ [choice]: (event.target as HTMLInputElement).checked });
  }

  protected ignoreInJson(event: Event): void {
    this.session().ask({ ignoreExtra: (event.target as HTMLInputElement).checked });
  }

  /** The button can be pressed all along, so that the keyboard finds it; what is missing stands beside it. */
  protected store(train = this.created() && this.missing() === null): void {
    const need = this.need();
    if (need === null) {
      this.session().trains.set(train);
      this.session().store();
    } else if (need === 'questions') {
      this.questioned.emit();
    }
  }
}
