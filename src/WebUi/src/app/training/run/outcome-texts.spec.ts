import { TestBed } from '@angular/core/testing';
import { RUN } from '../../../testing/datasets';
import { ActivationDto, EpochDto } from '../../api/generated/models';
import { en } from '../../core/i18n/en';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { activationText, leftBehindText, stoppedEarlyText } from './outcome-texts';

describe('what came of a training', () => {
  let numbers: NumberFormatter;
  const worse: ActivationDto = {
    activated: false,
    reason: 'worse',
    comparedWith: 1,
    improvement: -0.03,
    lower: -0.05,
    upper: -0.01,
    rows: 23,
  };

  beforeEach(() => {
    TestBed.inject(I18n).language.set('en');
    numbers = TestBed.inject(NumberFormatter);
  });

  it('says by how much a version that stayed behind is worse', () => {
    expect(activationText(worse, 2, en.outcome, numbers)).toBe(
      'Version 1 stays active: version 2 is 3% ± 2% worse on the same 23 test rows.',
    );
    expect(leftBehindText(worse, en.outcome, numbers)).toBe('3% ± 2% worse than version 1 on the same rows');
  });

  it.each([
    [
      'better',
      0.12,
      'Version 2 is now active: its error is 12% ± 2% lower than that of version 1 on the same 23 test rows.',
    ],
    ['notWorse', -0.01, 'Version 2 is now active: it is no worse than version 1 on the same 23 test rows.'],
  ] as const)('says why a version that is %s is activated', (reason, improvement, text) => {
    const activation = { ...worse, activated: true, reason, improvement };
    expect(activationText(activation, 2, en.outcome, numbers)).toBe(text);
    expect(leftBehindText(activation, en.outcome, numbers)).toBeNull();
  });

  it('says what kept two versions from being compared', () => {
    const none = { ...worse, activated: true, reason: 'notComparable' as const, comparedWith: null };
    expect(activationText({ ...none, rows: 4 }, 2, en.outcome, numbers)).toContain('4 of the 10 test rows needed');
    expect(activationText({ ...none, rows: null }, 2, en.outcome, numbers)).toBe(
      'Version 2 is now active. It could not be compared with the version before.',
    );
  });

  it('says what two versions were tested on where that differs, with both errors', () => {
    expect(
      activationText(
        {
          ...worse,
          activated: true,
          comparedWith: null,
          rows: null,
          reason: 'otherSplit',
          otherSplit: {
            active: 1,
            split: { by: 'group', column: 'patient' },
            activeSplit: { by: 'row' },
            error: 2.7123,
            activeError: 1.2,
          },
        },
        2,
        en.outcome,
        numbers,
      ),
    ).toBe(
      'Version 2 is now active. It was tested by patient (error 2.71), version 1 by row (1.20): these errors answer different questions and can’t be compared.',
    );
  });

  it('says nothing of a first version', () => {
    const first = { ...worse, activated: true, reason: 'first' as const, comparedWith: null, rows: null };
    expect(activationText(first, 1, en.outcome, numbers)).toBeNull();
  });

  it('says when a training stopped early, and why', () => {
    const epochs = [3, 1, 2].map((validationLoss, index) => ({ epoch: index + 1, validationLoss }) as EpochDto);
    const run = {
      ...RUN,
      status: 'succeeded' as const,
      progress: { epoch: 3, epochs: 9, trainLoss: 1, validationLoss: 2, validationError: null },
    };
    expect(stoppedEarlyText(run, epochs, en.outcome, numbers)).toBe(
      'Stopped early at epoch 3 of 9: no improvement since epoch 2.',
    );
    expect(stoppedEarlyText({ ...run, finishRequested: true }, epochs, en.outcome, numbers)).toBe(
      'Finished on request at epoch 3 of 9. The best epoch was 2.',
    );
    expect(stoppedEarlyText({ ...run, progress: null, finishRequested: true }, [], en.outcome, numbers)).toBe(
      'Finished on request. The model is what was learned until then.',
    );
    expect(
      stoppedEarlyText({ ...run, options: { ...run.options, maxSeconds: 5 } }, epochs, en.outcome, numbers),
    ).toBeNull();
    expect(
      stoppedEarlyText({ ...run, progress: { ...run.progress, epochs: 3 } }, epochs, en.outcome, numbers),
    ).toBeNull();
  });
});
