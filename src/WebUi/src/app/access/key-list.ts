import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { Api } from '../api/generated/api';
import { createApiKey, listApiKeys, revokeApiKey } from '../api/generated/functions';
import { AccessScope, ApiKeyDto } from '../api/generated/models';
import { fieldMessage, Problem, toProblem } from '../api/problem';
import { I18n } from '../core/i18n/i18n';
import { NumberFormatter } from '../core/number-formatter';
import { DatasetList } from '../datasets/dataset-list';
import { DataTable } from '../shared/table/data-table';
import { injectConfirm } from '../shared/confirm';
import { Copying } from '../shared/copying';
import { injectFocus, neighbour } from '../shared/focusing';
import { Toast } from '../shared/toast';
import { ProblemPanel } from '../shared/problem-panel';
import { Skeleton } from '../shared/skeleton';
import { Session } from './session';
import { SignedOut } from './signed-out';

const SCOPES: AccessScope[] = ['predict', 'write', 'admin'];

/** The keys, and a form for another one. */
@Component({
  selector: 'app-key-list',
  imports: [DataTable, MatButton, ProblemPanel, Skeleton],
  templateUrl: './key-list.html',
  styleUrl: './key-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeyList {
  private readonly api = inject(Api);
  private readonly confirm = injectConfirm();
  private readonly copying = inject(Copying);
  private readonly focus = injectFocus();
  private readonly numbers = inject(NumberFormatter);
  private readonly notice = inject(Toast);
  private readonly session = inject(Session);
  private readonly signedOut = inject(SignedOut);
  protected readonly t = inject(I18n).t;
  protected readonly datasets = inject(DatasetList).datasets;
  /** Whether this would be the first key: it must be an admin's, and the browser has to use it at once. */
  readonly first = input.required<boolean>();
  /** A key was made or revoked. */
  readonly changed = output();

  protected readonly keys = rxResource({ stream: () => this.api.invoke(listApiKeys, { page: 1, pageSize: 500 }) });
  protected readonly columns = computed(() => {
    const t = this.t().access;
    return [t.name, t.scope, t.dataset, t.createdAt].map((label) => ({ label }));
  });
  protected readonly rows = computed(() =>
    this.keys.hasValue()
      ? this.keys.value().items.map((key) => ({ key, created: this.numbers.date(key.createdAt) }))
      : null,
  );

  protected readonly scopes = computed(() => (this.first() ? SCOPES.slice(-1) : SCOPES));
  protected readonly problem = signal<Problem | null>(null);
  protected readonly created = signal<string | null>(null);
  protected readonly creating = signal(false);

  protected message(field: string): string | null {
    return fieldMessage(this.problem(), field);
  }

  /** What is wrong with none of the fields. */
  protected general(): string | null {
    const problem = this.problem();
    return problem && Object.keys(problem.fields).length === 0 ? this.t().problems[problem.kind].title : null;
  }

  /** One at a time: after the first key, a second request would be refused, and the page with it give way to the sign-in. */
  protected async create(form: HTMLFormElement): Promise<void> {
    if (this.creating()) {
      return;
    }
    this.creating.set(true);
    const made = this.make(form);
    if (this.first()) {
      this.signedOut.entering = made;
    }
    await made;
    this.creating.set(false);
  }

  private async make(form: HTMLFormElement): Promise<void> {
    const data = new FormData(form);
    const [name, scope, dataset] = ['name', 'scope', 'dataset'].map((field) => data.get(field) as string | null);
    this.problem.set(null);
    try {
      const { text } = await firstValueFrom(
        this.api.invoke(createApiKey, {
          body: {
            name: name?.trim() ?? '',
            scope: scope as AccessScope,
            ...(dataset ? { dataset } : {}),
          },
        }),
      );
      this.created.set(text);
      form.reset();
      if (this.first()) {
        await this.session.signIn(text);
        this.session.reload();
      }
      this.keys.reload();
      this.changed.emit();
    } catch (error) {
      this.problem.set(toProblem(error));
    }
  }

  protected async revoke(key: ApiKeyDto): Promise<void> {
    const t = this.t().access;
    const revoked = await this.confirm({
      title: t.revokeTitle(key.name),
      what: t.revokeWhat,
      action: t.revokeIt(key.name),
      run: () => this.api.invoke(revokeApiKey, { id: key.id }),
    });
    if (revoked) {
      this.notice.tell(this.t().access.revoked(key.name));
      this.keys.reload();
      this.changed.emit();
      // The button goes, and with it what had the focus.
      const good = this.keys.value()?.items.filter((each) => !each.revokedAt) ?? [];
      const next = neighbour(
        good.map(({ id }) => id),
        key.id,
      );
      this.focus(next === undefined ? 'h2' : `#revoke-${next}`);
    }
  }

  protected async copy(text: string): Promise<void> {
    if (await this.copying.copy(text)) {
      this.notice.tell(this.t().common.copied);
    }
  }
}
