import { TestBed } from '@angular/core/testing';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { readOptions } from './option-fields';

describe('readOptions', () => {
  const read = (typed: Record<string, string>) => readOptions(typed, TestBed.inject(NumberFormatter));

  beforeEach(() => {
    TestBed.inject(I18n).language.set('en');
  });

  it('leaves everything that is empty to the server', () => {
    expect(read({ epochs: ' ', startFrom: 'scratch' })).toEqual({ request: {}, errors: {} });
  });

  it('reads what was typed', () => {
    const typed = { testFraction: '0.3', epochs: '1,000', hiddenSizes: '64, 32', seed: '-7', startFrom: 'activeModel' };
    expect(read(typed)).toEqual({
      request: { testFraction: 0.3, epochs: 1000, hiddenSizes: [64, 32], seed: -7, startFrom: 'activeModel' },
      errors: {},
    });
  });

  it('leaves out what the chosen learner does not use', () => {
    expect(
      read({ learners: 'linear', epochs: '5', dropout: 'much', startFrom: 'activeModel', testFraction: '0.3' }),
    ).toEqual({
      request: { learners: ['linear'], testFraction: 0.3 },
      errors: {},
    });
    expect(read({ learners: 'networks', epochs: '5' }).request).toEqual({ learners: ['networks'], epochs: 5 });
  });

  it('asks for at least one learner', () => {
    expect(read({ learners: '' })).toEqual({ request: { learners: [] }, errors: { learners: { kind: 'noLearner' } } });
  });

  it('reads the decimal comma in French', () => {
    TestBed.inject(I18n).language.set('fr');
    expect(read({ learningRate: '0,01', hiddenSizes: '64, 32' }).request).toEqual({
      learningRate: 0.01,
      hiddenSizes: [64, 32],
    });
  });

  it.each([
    ['members', '1', 'range'],
    ['members', '2.5', 'whole'],
    ['dropout', '0.95', 'range'],
    ['learningRate', '0', 'range'],
    ['epochs', 'many', 'number'],
    ['hiddenSizes', '64, wide', 'layers'],
    ['hiddenSizes', '2000', 'layers'],
    ['hiddenSizes', '1 1 1 1 1 1 1', 'layers'],
  ])('refuses %s of %s', (name, text, kind) => {
    const { request, errors } = read({ [name]: text });
    expect(errors[name]?.kind).toBe(kind);
    expect(request).toEqual({});
  });
});
