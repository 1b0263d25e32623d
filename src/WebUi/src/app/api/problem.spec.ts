import { HttpErrorResponse } from '@angular/common/http';
import { fieldMessage, toProblem } from './problem';

function answer(status: number, body: unknown = null): HttpErrorResponse {
  return new HttpErrorResponse({ status, error: body });
}

describe('toProblem', () => {
  it('reads what the server says', () => {
    const problem = toProblem(
      answer(400, {
        type: 'urn:regressor:problem:validation',
        detail: 'x.sqft must be a number.',
        traceId: '00-ab',
        errors: { 'x.sqft': ['must be a number', 'must be finite'], y: 'is needed' },
      }),
    );
    expect(problem).toEqual({
      kind: 'validation',
      detail: 'x.sqft must be a number.',
      reference: '00-ab',
      fields: { 'x.sqft': 'must be a number must be finite', y: 'is needed' },
    });
  });

  it.each([
    [0, 'unreachable'],
    [503, 'unreachable'],
    [404, 'not-found'],
    [400, 'malformed-request'],
    [500, 'internal'],
    [418, 'internal'],
  ])('has a kind for a bare status %d', (status, kind) => {
    expect(toProblem(answer(status)).kind).toBe(kind);
  });

  it('does not trust an unknown type, nor a body that is no object', () => {
    expect(toProblem(answer(404, { type: 'urn:regressor:problem:other' })).kind).toBe('not-found');
    expect(toProblem(answer(500, '<html>')).fields).toEqual({});
    expect(toProblem(new Error('bug')).kind).toBe('internal');
  });
});

describe('fieldMessage', () => {
  const problem = toProblem(answer(400, { errors: { Name: ['taken'] } }));

  it('finds a field in whatever case it is written', () => {
    expect(fieldMessage(problem, 'name')).toBe('taken');
    expect(fieldMessage(problem, 'y')).toBeNull();
    expect(fieldMessage(null, 'name')).toBeNull();
  });
});
