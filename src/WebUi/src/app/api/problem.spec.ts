import { HttpErrorResponse } from '@angular/common/http';
import { fieldMessage, toProblem } from './problem';

function answer(status: number, error: unknown): HttpErrorResponse {
  return new HttpErrorResponse({ status, error });
}

describe('toProblem', () => {
  it('names the fields of a validation problem', () => {
    const problem = toProblem(
      answer(400, {
        type: 'urn:regressor:problem:validation',
        detail: 'Two fields are wrong.',
        traceId: '00-4bf9',
        errors: { 'x.sqft': ['Must be a number.', 'Must be finite.'], y: ['Needed.'] },
      }),
    );
    expect(problem).toEqual({
      kind: 'validation',
      detail: 'Two fields are wrong.',
      reference: '00-4bf9',
      limit: null,
      fields: { 'x.sqft': 'Must be a number. Must be finite.', y: 'Needed.' },
    });
    expect(fieldMessage(problem, 'X.Sqft')).toBe('Must be a number. Must be finite.');
    expect(fieldMessage(problem, 'x.beds')).toBeNull();
  });

  it('knows each stable type', () => {
    expect(toProblem(answer(409, { type: 'urn:regressor:problem:no-model' })).kind).toBe('no-model');
    expect(toProblem(answer(409, { type: 'urn:regressor:problem:training-in-progress' })).kind).toBe(
      'training-in-progress',
    );
  });

  it('reads the problem of a request whose answer would have been empty', () => {
    const problem = toProblem(
      answer(507, '{"type":"urn:regressor:problem:storage-full","limit":{"name":"storedBytes","most":5}}'),
    );
    expect(problem.kind).toBe('storage-full');
    expect(problem.limit).toEqual({ name: 'storedBytes', most: 5 });
  });

  it.each([
    [404, 'not-found'],
    [400, 'malformed-request'],
    [500, 'internal'],
  ])('goes by status %i where the body says nothing', (status, kind) => {
    expect(toProblem(answer(status, '<html>')).kind).toBe(kind);
  });

  it.each([0, 502, 503, 504])('takes status %i for a server that is away', (status) => {
    expect(toProblem(answer(status, null)).kind).toBe('unreachable');
  });

  it('takes an error of the page itself for an internal one, without showing it', () => {
    expect(toProblem(new TypeError('undefined is not a function'))).toEqual({
      kind: 'internal',
      detail: null,
      reference: null,
      limit: null,
      fields: {},
    });
  });
});
