import { codeSample } from './code-samples';

const URL = 'http://localhost:5080/api/datasets/houses/predictions';
const QUESTION = { x: { sqft: 1200, city: "L'Île: null", type: null }, confidence: 0.9 };

describe('codeSample', () => {
  it.each(['curl', 'C#', 'Python', 'JavaScript'] as const)('asks the address from %s', (language) => {
    expect(codeSample(language, URL, QUESTION)).toContain(URL);
  });

  it('keeps an apostrophe inside the quotes of a shell', () => {
    const body = /-d '([\s\S]*)'$/.exec(codeSample('curl', URL, QUESTION))?.[1] ?? '';
    expect(body).toContain(String.raw`L'\''Île`);
    expect(JSON.parse(body.replaceAll(String.raw`'\''`, "'"))).toEqual(QUESTION);
  });

  it('says None in Python, but not inside a text', () => {
    const code = codeSample('Python', URL, QUESTION);
    expect(code).toContain('"type": None');
    expect(code).toContain(`"L'Île: null"`);
  });

  it('sends in JavaScript what the page asks', () => {
    const body = /JSON\.stringify\(([\s\S]*?)\),\n/.exec(codeSample('JavaScript', URL, QUESTION))?.[1] ?? '';
    expect(JSON.parse(body)).toEqual(QUESTION);
  });

  it('indents the raw string of C# as far as its closing quotes', () => {
    const lines = codeSample('C#', URL, QUESTION).split('\n');
    const from = lines.findIndex((line) => line.endsWith('"""'));
    const to = lines.findIndex((line) => line.startsWith('    """'));
    const raw = lines.slice(from + 1, to);
    expect(raw.every((line) => line.startsWith('    '))).toBe(true);
    expect(JSON.parse(raw.map((line) => line.slice(4)).join('\n'))).toEqual(QUESTION);
  });
});
