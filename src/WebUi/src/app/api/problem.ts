import { HttpErrorResponse } from '@angular/common/http';

const PREFIX = 'urn:regressor:problem:';
const KINDS = [
  'validation',
  'malformed-request',
  'not-found',
  'in-trash',
  'no-model',
  'training-in-progress',
  'name-taken',
  'invalid-state',
  'unreadable-file',
  'bad-rows',
  'too-large',
  'unsupported-media-type',
  'storage-full',
  'request-in-progress',
  'answer-lost',
  'unauthenticated',
  'forbidden',
  'too-many-wrong-keys',
  'antiforgery',
  'admin-key-first',
  'last-admin-key',
  'in-use',
  'too-many',
  'nothing-to-undo',
  'other-site',
  'unreachable',
  'internal',
] as const;

export type ProblemKind = (typeof KINDS)[number];

/** What went wrong with a request, in a form the pages can put into words. */
export interface Problem {
  kind: ProblemKind;
  detail: string | null;
  reference: string | null;
  /** The setting of the server that forbids it, and what it allows. */
  limit: { name: string; most: number } | null;
  /** Messages by field: `x.sqft`, `y`, `name`. */
  fields: Record<string, string>;
}

export function toProblem(error: unknown): Problem {
  if (meansUnreachable(error)) {
    return { kind: 'unreachable', detail: null, reference: null, limit: null, fields: {} };
  }
  const body = error instanceof HttpErrorResponse ? parsed(error.error) : null;
  const problem = isRecord(body) ? body : {};
  return {
    kind: kindOf(problem['type'], error),
    detail: text(problem['detail']),
    reference: text(problem['traceId']),
    limit: limitOf(problem['limit']),
    fields: fieldsOf(problem['errors']),
  };
}

/** True where no answer came, or only one of a proxy. */
export function meansUnreachable(error: unknown): boolean {
  return error instanceof HttpErrorResponse && [0, 502, 503, 504].includes(error.status);
}

/** The message of a field, whatever the case the server writes it in. */
export function fieldMessage(problem: Problem | null, field: string): string | null {
  const wanted = field.toLowerCase();
  const found = Object.entries(problem?.fields ?? {}).find(([name]) => name.toLowerCase() === wanted);
  return found?.[1] ?? null;
}

function kindOf(type: unknown, error: unknown): ProblemKind {
  const named = KINDS.find((kind) => PREFIX + kind === type);
  if (named) {
    return named;
  }
  const status = error instanceof HttpErrorResponse ? error.status : 0;
  return status === 404 ? 'not-found' : status === 400 ? 'malformed-request' : 'internal';
}

function fieldsOf(errors: unknown): Record<string, string> {
  if (!isRecord(errors)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(errors).map(([field, messages]) => [field, [messages].flat().map(String).join(' ')]),
  );
}

/** Where the answer would have been empty, its problem arrives as text. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') {
    return body;
  }
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function limitOf(limit: unknown): Problem['limit'] {
  const { name, most }: Record<string, unknown> = isRecord(limit) ? limit : {};
  return typeof name === 'string' && typeof most === 'number' ? { name, most } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
