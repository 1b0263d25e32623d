import { TestBed } from '@angular/core/testing';
import { RUN } from '../../testing/datasets';
import { en } from '../core/i18n/en';
import { NumberFormatter } from '../core/number-formatter';
import { optionTexts } from './option-texts';

describe('optionTexts', () => {
  it('tells what was chosen for a training from what it went without', () => {
    const texts = optionTexts({ ...RUN.options, epochsGiven: false }, en, TestBed.inject(NumberFormatter));
    const values = Object.fromEntries(texts.map(({ label, value }) => [label, value]));
    expect(values['Batch size']).toBe('chosen by itself');
    expect(values['Time limit in seconds']).toBe('no limit');
    expect(values['Epochs at most']).toBe('chosen by itself');
    expect(values['The new version answers']).toBe('unless it is worse');
  });
});
