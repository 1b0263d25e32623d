import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { fieldMessage, toProblem } from '../../api/problem';
import { I18n } from '../../core/i18n/i18n';

/** A name and the button that does something with it. */
@Component({
  selector: 'app-name-form',
  imports: [MatButton],
  template: `
    <form (submit)="$event.preventDefault(); submit()">
      <div class="field">
        <label [for]="key() + '-name'">{{ label() }}</label>
        <input
          #field
          class="control"
          autocomplete="off"
          maxlength="100"
          [id]="key() + '-name'"
          [value]="name()"
          [attr.aria-invalid]="message() !== ''"
          [attr.aria-describedby]="key() + '-error'"
          (input)="name.set(field.value); message.set('')"
        />
        <span class="error" role="alert" [id]="key() + '-error'">{{ message() }}</span>
      </div>
      <button matButton="outlined" type="submit" [disabled]="busy()">{{ busy() ? working() : action() }}</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 400px) auto;
      gap: 8px 16px;
      align-items: end;
      justify-content: start;
    }

    .field {
      grid-template-rows: auto auto;
    }

    .error:empty {
      display: none;
    }

    @media (width <= 479px) {
      form {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NameForm {
  /** Distinguishes the forms of one page. */
  readonly key = input.required<string>();
  readonly label = input.required<string>();
  readonly action = input.required<string>();
  /** On the button while it works. */
  readonly working = input.required<string>();
  readonly initial = input.required<string>();
  /** Stores the name; what it throws is shown beside the field. */
  readonly run = input.required<(name: string) => Promise<void>>();
  protected readonly t = inject(I18n).t;
  protected readonly name = linkedSignal(() => this.initial());
  protected readonly message = signal('');
  protected readonly busy = signal(false);

  protected async submit(): Promise<void> {
    const name = this.name().trim();
    if (name === '') {
      this.message.set(this.t().datasets.nameNeeded);
      return;
    }
    this.busy.set(true);
    try {
      await this.run()(name);
    } catch (error) {
      const problem = toProblem(error);
      const known = problem.kind === 'name-taken' ? null : fieldMessage(problem, 'name');
      this.message.set(known ?? this.t().problems[problem.kind].title);
    } finally {
      this.busy.set(false);
    }
  }
}
