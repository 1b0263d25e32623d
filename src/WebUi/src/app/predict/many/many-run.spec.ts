import { HttpErrorResponse } from '@angular/common/http';
import { firstValueFrom, throwError } from 'rxjs';
import { InputColumnDto, PredictionDto } from '../../api/generated/models';
import { manyEn } from '../../core/i18n/import.en';
import { Values } from '../../core/values';
import { ManyRun } from './many-run';

const INPUTS: InputColumnDto[] = [
  { name: 'sqft', kind: 'numeric', unit: null },
  { name: 'city', kind: 'categorical', unit: null },
];

function predictionOf(y: number): PredictionDto {
  return {
    y,
    interval: { lower: y - 1, upper: y + 1, confidence: 0.9 },
    disagreement: 0,
    modelVersion: 1,
    warnings: [],
    covered: true,
  };
}

const twice = (xs: Values[]) => Promise.resolve(xs.map(({ sqft }) => predictionOf(Number(sqft) * 2)));

const failing = (answer: { status: number; error?: unknown }): Promise<never> =>
  firstValueFrom(throwError(() => new HttpErrorResponse(answer)));

async function run(text: BlobPart | BlobPart[], ask = twice): Promise<ManyRun> {
  const many = new ManyRun(new File([text].flat(), 'a.csv'), INPUTS, 'price', ask, manyEn);
  await many.run();
  return many;
}

describe('ManyRun', () => {
  it('gives the file back with its answers', async () => {
    const many = await run('sqft;city;note\r\n1,5;"Paris; TX";a\r\nx;Nice;b\r\n\r\n2;Nice;"c""d"\r\n');
    expect([many.state(), many.predicted(), many.failed(), many.decimal()]).toEqual(['done', 2, 1, ',']);
    expect(many.first().map(({ number }) => number)).toEqual([2, 3, 5]);
    expect(await many.toFile().text()).toBe(
      [
        'sqft;city;note;predicted price;lower;upper;warnings;not predicted because',
        '1,5;"Paris; TX";a;3;2;4;;',
        "x;Nice;b;;;;;sqft: 'x' is no number",
        '2;Nice;"c""d";4;3;5;;',
        '',
      ].join('\n'),
    );
  });

  it('asks in pieces, whatever the length of the file', async () => {
    const asked: number[] = [];
    const rows = Array.from({ length: 25_000 }, (_, row) => `${row},"Saint-Étienne\nLoire"`);
    const many = await run(['sqft,city', ...rows].join('\n'), (xs) => {
      asked.push(xs.length);
      return twice(xs);
    });
    expect(many.predicted()).toBe(25_000);
    expect(many.failed()).toBe(0);
    expect(Math.max(...asked)).toBe(1000);
    const lines = (await many.toFile().text()).trimEnd();
    expect(lines.endsWith('24999,"Saint-Étienne\nLoire",49998,49997,49999,,')).toBe(true);
  });

  it('reads what is no UTF-8 as Windows writes it', async () => {
    const many = await run(new Uint8Array([...new TextEncoder().encode('sqft,city\n1,Orl'), 0xe9, 0x61, 0x6e, 0x73]));
    expect(many.first()[0]?.cells).toEqual(['1', 'Orléans']);
  });

  it.each([
    ['a letter far from the beginning', `sqft,city\n${'1,Nice\n'.repeat(50_000)}2,Orl`, '\u00e9ans\n', 'Orléans'],
    ['the last letter', 'sqft,city\n2,Orl', '\u00e9', 'Orlé'],
    // The letter is cut in two by the pieces in which a file is read.
    ['UTF-8', `sqft,city\n2,${'x'.repeat(2 ** 18 - 13)}`, '\u00c3\u00a9', 'é'],
  ])('finds the encoding by all of the file: %s', async (_, plain, bytes, end) => {
    const cities: unknown[] = [];
    await run([plain, Uint8Array.from(bytes, (letter) => letter.charCodeAt(0))], (xs) => {
      cities.push(...xs.map(({ city }) => city));
      return twice(xs);
    });
    expect(String(cities.at(-1)).replace(/^x+/, '')).toBe(end);
  });

  it('sets aside what the server takes exception to, and asks the others', async () => {
    const many = await run('sqft,city\n1,a\n2,b\n3,c\n', (xs) => {
      const bad = xs.findIndex(({ sqft }) => sqft === 2);
      return bad < 0
        ? twice(xs)
        : failing({
            status: 400,
            error: { type: 'urn:regressor:problem:validation', errors: { [`xs[${bad}].city`]: ['Too long.'] } },
          });
    });
    expect(many.first().map(({ prediction, problem }) => prediction?.y ?? problem)).toEqual([2, 'Too long.', 6]);
  });

  it('says why nothing can be predicted', async () => {
    expect((await run('a,b\n1,2\n')).refused()).toBe('The file has none of the columns sqft, city.');
    expect((await run('sqft,city\n')).refused()).toBe('The file has a header but no rows.');
    expect((await run('sqft\n1\n')).absent()).toEqual(['city']);
  });

  it('keeps what is done when it fails', async () => {
    const many = await run('sqft,city\n1,a\n', () => failing({ status: 500 }));
    expect(many.state()).toBe('failed');
    expect(many.error()).toBeInstanceOf(HttpErrorResponse);
  });
});
