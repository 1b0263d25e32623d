import { codeSample } from './code-samples';

const url = 'http://localhost:5080/api/datasets/houses/predictions';
const question = { x: { sqft: 1200, beds: null, city: "L'Isle: null," }, confidence: 0.9 };

describe('codeSample', () => {
  it('quotes for the shell', () => {
    const sample = codeSample('curl', url, question);
    expect(sample).toContain(String.raw`L'\''Isle`);
    expect(sample).toContain(`curl ${url}`);
  });

  it('writes None in Python, but not inside a text', () => {
    const sample = codeSample('Python', url, question);
    expect(sample).toContain('"beds": None,');
    expect(sample).toContain(`"L'Isle: null,"`);
  });

  it('keeps the question as JSON in C# and JavaScript', () => {
    for (const language of ['C#', 'JavaScript'] as const) {
      expect(codeSample(language, url, question)).toContain('"sqft": 1200');
      expect(codeSample(language, url, question)).toContain(`"${url}"`);
    }
  });
});
