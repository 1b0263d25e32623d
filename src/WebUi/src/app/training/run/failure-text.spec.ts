import { TestBed } from '@angular/core/testing';
import { TrainingFailureCode, TrainingFailureDto } from '../../api/generated/models';
import { en } from '../../core/i18n/en';
import { fr } from '../../core/i18n/fr';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { failureText } from './failure-text';

describe('failureText', () => {
  const said = (
    code: TrainingFailureCode,
    parameters: TrainingFailureDto['parameters'] = null,
    language: 'en' | 'fr' = 'en',
  ) => {
    TestBed.inject(I18n).language.set(language);
    const run = { status: 'failed' as const, failure: { code, parameters }, error: 'The server said it.' };
    return failureText(run, (language === 'en' ? en : fr).training, TestBed.inject(NumberFormatter));
  };

  it('says how many rows are missing, and which do not count', () => {
    const few = { needed: 10, different: 1, testRows: 4, duplicates: 1 };
    expect(said('tooFewRows', few)).toBe(
      'Training needs at least 10 different rows; there is 1 (4 more are test rows; duplicate rows count once). Add rows.',
    );
    expect(said('tooFewRows', { ...few, different: 7, testRows: 0, duplicates: 0 })).toBe(
      'Training needs at least 10 different rows; there are 7. Add rows.',
    );
  });

  it('writes its figures as the reader does', () => {
    expect(said('constantTarget', { value: 7.5 }, 'fr')).toContain('vaut 7,5 dans toutes les lignes');
    expect(said('notEnoughMemory', { needed: 3.2 * 2 ** 30, available: 700 * 2 ** 20 })).toContain(
      'about 3.2 GiB of memory; 700 MiB is available',
    );
    expect(said('networksTooLarge', { parameters: 1_234_567_890, limit: 1e9 })).toContain('1,234,567,890 parameters');
  });

  it.each(Object.keys(en.training.failures) as TrainingFailureCode[])('words %s in both languages', (code) => {
    const parameters = Object.fromEntries(
      [
        'needed',
        'different',
        'testRows',
        'duplicates',
        'value',
        'limit',
        'numbers',
        'parameters',
        'epoch',
        'available',
        'times',
        'classes',
      ].map((name) => [name, 3]),
    );
    const [english, french] = [said(code, parameters), said(code, parameters, 'fr')];
    expect(french).not.toBe(english);
    expect(`${english}${french}`).not.toMatch(/NaN|undefined/);
  });

  it('has but the sentence of the server for runs of older ones, and nothing for others', () => {
    const old = { status: 'failed' as const, failure: null, error: 'Too few rows.' };
    const numbers = TestBed.inject(NumberFormatter);
    expect(failureText(old, en.training, numbers)).toBe('Too few rows.');
    expect(failureText({ ...old, status: 'cancelled' }, en.training, numbers)).toBeNull();
  });
});
