import { HttpErrorResponse, HttpEvent, HttpResponse } from '@angular/common/http';
import { Observable, of, throwError } from 'rxjs';
import { BatchPrediction } from './batch-prediction';

const ANSWERS = 'predicted price;lower;upper;covered;warnings;not predicted because';

async function run(answered: string | object, target = 'price'): Promise<BatchPrediction> {
  const failed = () =>
    throwError(() => new HttpErrorResponse({ status: 400, error: new Blob([JSON.stringify(answered)]) }));
  const send = (): Observable<HttpEvent<Blob>> =>
    typeof answered === 'string' ? of(new HttpResponse({ body: new Blob([answered]) })) : failed();
  const many = new BatchPrediction(new File(['x'], 'a.csv'), ['sqft', 'city'], target, send);
  many.start();
  await vi.waitFor(() => {
    expect(many.state()).not.toBe('running');
  });
  return many;
}

describe('ManyRun', () => {
  it('shows what the server has answered, and which rows it could not', async () => {
    const rows = [
      '1,5;"Paris; TX";3,25;2;4,5;false;Careful.;',
      "x;Nice;;;;;;'sqft' is no number",
      ';;;;;;;The row is a blank line.',
    ];
    const many = await run(`sqft;city;${ANSWERS}\r\n${rows.join('\r\n')}\r\n`);
    expect([many.state(), many.predicted(), many.failed(), many.absent()]).toEqual(['done', 1, 2, []]);
    expect(many.header()).toEqual(['sqft', 'city']);
    expect(many.first()[0]).toMatchObject({
      number: 2,
      y: 3.25,
      lower: 2,
      upper: 4.5,
      covered: false,
      warnings: 'Careful.',
      problem: '',
    });
    expect(many.first()[0]?.cells[1]).toBe('Paris; TX');
    expect(many.problems().map(({ number, problem }) => [number, problem])).toEqual([
      [3, "'sqft' is no number"],
      [4, 'The row is a blank line.'],
    ]);
    expect(await many.answered()?.text()).toContain('Paris');
  });

  it('tells the answers from columns of the same names', async () => {
    const many = await run(
      `sep=,\r\nlower,upper,predicted price,predicted price 2,lower 2,upper 2,covered,warnings,not predicted because\r\n7,8,9,1,0,2,true,,\r\n`,
    );
    expect(many.header()).toEqual(['lower', 'upper', 'predicted price']);
    expect(many.first()[0]).toMatchObject({ y: 1, lower: 0, upper: 2 });
    expect(many.absent()).toEqual(['sqft', 'city']);
  });

  it('knows a target whose name ends in a number', async () => {
    const many = await run(
      'sqft;predicted price 2;lower;upper;covered;warnings;not predicted because\r\n7;1;0;2;true;;\r\n',
      'price 2',
    );
    expect([many.header(), many.first()[0]?.y]).toEqual([['sqft'], 1]);
  });

  it('counts the rows of a long file and keeps the first ones', async () => {
    const rows = Array.from({ length: 25_000 }, (_, row) => `${row};"Saint-Étienne\nLoire";${row};;;;;\r\n`).join('');
    const many = await run(`sqft;city;${ANSWERS}\r\n${rows}`);
    expect([many.predicted(), many.failed(), many.first().length]).toEqual([25_000, 0, 20]);
  });

  it('asks which numbers are meant where the server does, and else tells what is wrong', async () => {
    const type = 'urn:regressor:problem:validation';
    const asked = await run({ type, errors: { thousands: ['1268 or 1.268?'] } });
    expect([asked.question(), asked.error()]).toEqual(['1268 or 1.268?', null]);
    const refused = await run({ type, errors: { file: ['No column sqft.'] } });
    expect(refused.question()).toBeNull();
    expect(refused.error()).toBeInstanceOf(HttpErrorResponse);
  });
});
