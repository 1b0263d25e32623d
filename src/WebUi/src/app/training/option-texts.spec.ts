import { TestBed } from '@angular/core/testing';
import { RUN } from '../../testing/datasets';
import { en } from '../core/i18n/en';
import { NumberFormatter } from '../core/number-formatter';
import { optionTexts } from './option-texts';

describe('optionTexts', () => {
  it('tells what was chosen for a training from what it went without', () => {
    const texts = optionTexts({ ...RUN.options, epochsGiven: false }, en, TestBed.inject(NumberFormatter));
    const values = Object.fromEntries(texts.map(({ label, value }) => [label, value]));
    expect(values['Batch size']).toBe('automatic');
    expect(values['Time limit (s)']).toBe('no limit');
    expect(values['Maximum epochs']).toBe('automatic');
    expect(values['Activate the new version']).toBe('unless it is worse');
  });
});
