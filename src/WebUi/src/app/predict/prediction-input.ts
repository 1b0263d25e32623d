import { Params } from '@angular/router';
import { InputColumnDto, PredictionDto } from '../api/generated/models';
import { columnType } from '../column-types/column-types';
import { Values } from '../column-types/form-text';
import { confidenceIn } from '../tasks/confidence';
import { TaskView } from '../tasks/task-view';

export interface PredictionInput {
  x: Values;
  confidence: number;
  /** Value whose chance of being exceeded is asked, where it is not the usual one. */
  above?: number;
}

/** An answer with the question that it belongs to: by the time it comes, another may be on its way. */
export interface AnsweredInput {
  question: PredictionInput;
  answer: PredictionDto;
}

/** Servers take a first line of 8 192 bytes, path and all. */
const LONGEST = 6000;

/**
 * A link holds the whole question, in the notation of code, whatever the reader's language. Only of one that would be
 * too long what is typical is left out: that may be something else once the data has changed.
 */
export function toQuery({ x, ...rest }: PredictionInput, typical: Values): Record<string, string> {
  const values = Object.entries(x);
  const whole = queryOf(values, rest);
  return Object.entries(whole).flat().map(encodeURIComponent).join('&').length <= LONGEST
    ? whole
    : queryOf(
        values.filter(([name, value]) => value !== typical[name]),
        rest,
      );
}

function queryOf(
  values: [string, number | string | null][],
  { confidence, above }: Omit<PredictionInput, 'x'>,
): Record<string, string> {
  const x = values.map(([name, value]) => [`x.${name}`, value === null ? '' : String(value)] as const);
  return {
    ...Object.fromEntries(x),
    confidence: String(confidence),
    ...(above === undefined ? {} : { above: String(above) }),
  };
}

/** What a link says; a column it does not mention takes its typical value. */
export function fromQuery(
  query: Params,
  columns: readonly InputColumnDto[],
  typical: Values,
  task: Pick<TaskView, 'confidences'>,
): PredictionInput {
  const x = Object.fromEntries(
    columns.map((column) => {
      const text: unknown = query[`x.${column.name}`];
      return [
        column.name,
        typeof text === 'string' ? columnType(column.kind).fromCode(text) : (typical[column.name] ?? null),
      ];
    }),
  );
  const above = columnType('numeric').fromCode(String(query['above'] ?? ''));
  return {
    x,
    confidence: confidenceIn(task, Number(query['confidence'])),
    ...(typeof above === 'number' ? { above } : {}),
  };
}
