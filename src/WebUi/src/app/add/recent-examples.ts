import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ExampleDto, InputColumnDto } from '../api/generated/models';
import { I18n } from '../core/i18n/i18n';
import { Numbers } from '../core/numbers';
import { axisLabel } from '../shared/labels';

/** What was added last, each line with its way back. */
@Component({
  selector: 'app-recent-examples',
  imports: [MatButton],
  template: `
    <div class="table-frame" tabindex="0" role="group" [attr.aria-label]="t().add.recent">
      <table class="table">
        <thead>
          <tr>
            @for (column of columns(); track column.name) {
              <th scope="col" [class.numeric]="column.kind === 'numeric'">{{ label(column) }}</th>
            }
            <td class="tools"></td>
          </tr>
        </thead>
        <tbody>
          @for (example of examples(); track example.id) {
            <tr>
              @for (column of columns(); track column.name) {
                <td [class.numeric]="column.kind === 'numeric'">{{ text(value(example, column)) }}</td>
              }
              <td class="tools">
                <button matButton type="button" [attr.aria-label]="name(example)" (click)="undo.emit(example)">
                  {{ t().common.undo }}
                </button>
              </td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    /* In reach without scrolling sideways. */
    .tools {
      position: sticky;
      right: 0;
      background: var(--surface);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecentExamples {
  /** The inputs, then the target. */
  readonly columns = input.required<readonly InputColumnDto[]>();
  readonly examples = input.required<readonly ExampleDto[]>();
  readonly undo = output<ExampleDto>();
  protected readonly t = inject(I18n).t;
  protected readonly label = axisLabel;
  private readonly numbers = inject(Numbers);

  protected value({ x, y }: ExampleDto, { name }: InputColumnDto): number | string | null {
    return name === this.columns().at(-1)?.name ? y : (x[name] ?? null);
  }

  protected text(value: number | string | null): string {
    return typeof value === 'number' ? this.numbers.exact(value) : (value ?? '');
  }

  protected name(example: ExampleDto): string {
    return this.t().add.undo(
      this.columns()
        .map((column) => `${column.name} ${this.text(this.value(example, column)) || this.t().fields.missing}`)
        .join(', '),
    );
  }
}
