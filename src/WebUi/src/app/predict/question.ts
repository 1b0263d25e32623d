import { Params } from '@angular/router';
import { InputColumnDto } from '../api/generated/models';
import { Values } from '../core/values';

export const CONFIDENCES = [0.8, 0.9, 0.95] as const;

export interface Question {
  x: Values;
  confidence: number;
}

/** A link holds the whole question, in the notation of code, whatever the reader's language. */
export function toQuery({ x, confidence }: Question): Params {
  const query: Params = {};
  for (const [name, value] of Object.entries(x)) {
    query[`x.${name}`] = value === null ? '' : String(value);
  }
  return { ...query, confidence: String(confidence) };
}

/** What a link says; a column it does not mention takes its typical value. */
export function fromQuery(query: Params, columns: readonly InputColumnDto[], typical: Values): Question {
  const x = Object.fromEntries(
    columns.map((column) => {
      const text: unknown = query[`x.${column.name}`];
      return [column.name, typeof text === 'string' ? valueOf(text, column) : (typical[column.name] ?? null)];
    }),
  );
  const confidence = Number(query['confidence']);
  return { x, confidence: CONFIDENCES.find((known) => known === confidence) ?? 0.9 };
}

function valueOf(text: string, { kind }: InputColumnDto): number | string | null {
  if (text === '') {
    return null;
  }
  return kind === 'categorical' ? text : Number.isFinite(Number(text)) ? Number(text) : null;
}
