import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { correctExample } from '../api/generated/functions';
import { ExampleDto } from '../api/generated/models';
import { fieldMessage, Problem, toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { notNumbers, toTyped, toValues } from '../core/values';
import { CurrentDataset } from '../datasets/current-dataset';
import { ExampleFields } from '../shared/example-fields';
import { axisLabel } from '../shared/labels';

@Component({
  selector: 'app-edit-example',
  imports: [MatDialogModule, MatButton, ExampleFields],
  template: `
    <h2 mat-dialog-title>{{ t().examples.editTitle }}</h2>
    <form (submit)="$event.preventDefault(); save()">
      <mat-dialog-content>
        <div class="fields">
          <app-example-fields
            [columns]="dataset().inputs"
            [summaries]="dataset().summary"
            [errors]="errors()"
            [(typed)]="typed"
          />
          <div class="field">
            <label for="edited-y">{{ targetLabel() }}</label>
            <input
              id="edited-y"
              class="control"
              inputmode="decimal"
              autocomplete="off"
              aria-describedby="edited-y-help"
              [value]="y()"
              [attr.aria-invalid]="!!yError()"
              (input)="y.set($any($event.target).value)"
            />
            <span class="error" id="edited-y-help">{{ yError() }}</span>
          </div>
        </div>
        <p class="error" role="alert">{{ failure() }}</p>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t().common.cancel }}</button>
        <button matButton="filled" type="submit" [disabled]="saving()">{{ t().common.save }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(208px, 1fr));
      gap: 8px 16px;
      color: var(--text);
    }

    .error {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditExample {
  private readonly api = inject(Api);
  private readonly numbers = inject(Numbers);
  private readonly dialog = inject<MatDialogRef<EditExample, ExampleDto>>(MatDialogRef);
  private readonly example = inject<ExampleDto>(MAT_DIALOG_DATA);
  protected readonly t = inject(I18n).t;
  protected readonly dataset = inject(CurrentDataset).dataset;
  protected readonly typed = signal(toTyped(this.dataset().inputs, this.example.x, this.numbers));
  protected readonly y = signal(this.numbers.typed(this.example.y));
  protected readonly saving = signal(false);
  private readonly tried = signal(false);
  private readonly problem = signal<Problem | null>(null);

  protected readonly targetLabel = computed(() => axisLabel(this.dataset().target));

  protected readonly errors = computed(() => {
    const invalid = this.tried() ? notNumbers(this.dataset().inputs, this.typed(), this.numbers) : [];
    return Object.fromEntries(
      this.dataset().inputs.map(({ name }) => [
        name,
        invalid.includes(name) ? this.t().fields.notANumber : (fieldMessage(this.problem(), `x.${name}`) ?? ''),
      ]),
    );
  });

  protected readonly yError = computed(() => {
    const t = this.t().fields;
    if (this.tried() && !this.y().trim()) {
      return t.needed;
    }
    return this.tried() && Number.isNaN(this.numbers.parse(this.y()))
      ? t.notANumber
      : fieldMessage(this.problem(), 'y');
  });

  /** What failed beyond what is said at the fields. */
  protected readonly failure = computed(() => {
    const problem = this.problem();
    return problem && !this.hasErrors() ? (problem.detail ?? this.t().problems[problem.kind].title) : null;
  });

  protected async save(): Promise<void> {
    this.tried.set(true);
    this.problem.set(null);
    if (this.hasErrors()) {
      return;
    }
    this.saving.set(true);
    try {
      const saved = await firstValueFrom(
        this.api.invoke(correctExample, {
          dataset: this.dataset().id,
          id: Number(this.example.id),
          body: { x: toValues(this.dataset().inputs, this.typed(), this.numbers), y: this.numbers.parse(this.y()) },
        }),
      );
      this.dialog.close(saved);
    } catch (error) {
      this.problem.set(toProblem(error));
    } finally {
      this.saving.set(false);
    }
  }

  private hasErrors(): boolean {
    return !!this.yError() || Object.values(this.errors()).some((message) => message);
  }
}
