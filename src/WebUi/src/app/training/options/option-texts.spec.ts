import { TestBed } from '@angular/core/testing';
import { RUN } from '../../../testing/datasets';
import { PredictionTask } from '../../api/generated/models';
import { en } from '../../core/i18n/en';
import { NumberFormatter } from '../../core/number-formatter';
import { optionTexts } from './option-texts';

describe('optionTexts', () => {
  it('tells what was chosen for a training from what it went without', () => {
    const texts = optionTexts(
      { ...RUN.options, epochsGiven: false },
      'regression',
      en,
      TestBed.inject(NumberFormatter),
    );
    const values = Object.fromEntries(texts.map(({ label, value }) => [label, value]));
    expect(values['Batch size']).toBe('automatic');
    expect(values['Time limit (s)']).toBe('no limit');
    expect(values['Maximum epochs']).toBe('automatic');
    expect(values['Activate the new version']).toBe('unless it is worse');
  });

  it('names the learner, and no option that it does not use', () => {
    const options = { ...RUN.options, learners: ['linear'] };
    const labels = (task: PredictionTask) =>
      optionTexts(options, task, en, TestBed.inject(NumberFormatter)).map(({ label, value }) => [label, value]);
    expect(labels('classification')[0]).toEqual(['Algorithm', 'Multinomial regression (ridge)']);
    expect(labels('regression')).toEqual([
      ['Algorithm', 'Linear regression (ridge)'],
      ['Test share', '0.2'],
      ['Random seed', '1'],
      ['Activate the new version', expect.any(String)],
    ]);
  });

  it('shows the time limit of trees, which have neither layers nor epochs', () => {
    const options = { ...RUN.options, learners: ['trees'] };
    const labels = optionTexts(options, 'regression', en, TestBed.inject(NumberFormatter)).map(({ label }) => label);
    expect(labels).toEqual(['Algorithm', 'Test share', 'Time limit (s)', 'Random seed', 'Activate the new version']);
  });
});
