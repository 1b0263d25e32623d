import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { LearnerResultDto } from '../../api/generated/models';
import { LEARNERS, REPORT } from '../../../testing/reports';
import { HOUSES } from '../../../testing/datasets';
import { en } from '../../core/i18n/en';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { CurrentDataset } from '../../datasets/current-dataset';
import { ladderOf } from '../result';
import { bestOtherText } from './best-other-text';
import { Learners } from './learners';

describe('Learners', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.inject(I18n).language.set('en');
  });

  const over = (learners = LEARNERS, task: 'regression' | 'classification' = 'regression') =>
    bestOtherText(learners, task, en, TestBed.inject(NumberFormatter));
  const named = (name: string) => LEARNERS.filter(({ learner }) => learner === name);
  const compared = (kind: 'same' | 'worse', improvement: number, margin: number) => ({
    ...{ kind, improvement, lower: improvement - margin, upper: improvement + margin },
  });
  const treesWith = (change: Partial<LearnerResultDto>) => named('trees').map((trees) => ({ ...trees, ...change }));
  const networks = named('networks');

  it('are listed below the blend, with weight, error and time', async () => {
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    const fixture = TestBed.createComponent(Learners);
    fixture.componentRef.setInput('report', { ...REPORT, learners: LEARNERS });
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    const rows = [...page.querySelectorAll('tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()),
    );
    expect(rows).toEqual([
      ['Algorithm', 'RMSE (US$)', 'Weight', 'Fitting time'],
      ['This model (blend)', '64 58 to 70', '', ''],
      ['Boosted trees', '69 62 to 76', '38%', '2.1 s'],
      ['Neural networks', '71 64 to 78', '62%', '3.1 s'],
      ['Linear regression (ridge)', '80 72 to 88', '0%', '0 s'],
    ]);
    fixture.componentRef.setInput('report', { ...REPORT, learners: treesWith({ tuned: true }) });
    fixture.detectChanges();
    expect(page.querySelector('tbody tr:last-child th')?.textContent).toBe('Boosted trees, settings from the search');
  });

  it('stand on the ladder by the error of the other rungs, each with its best settings only, the linear one only once', () => {
    const [tuned] = treesWith({ tuned: true, metrics: named('networks')[0]?.metrics ?? [] });
    expect(
      ladderOf(REPORT.model, [...LEARNERS, ...(tuned ? [tuned] : [])]).map((rung) => [
        rung.name === 'learner' ? rung.learner : rung.name,
        rung.error,
      ]),
    ).toEqual([
      ['average', 64],
      ['linear', 40],
      ['networks', 35.5],
      ['trees', 34.5],
      ['model', 32],
    ]);
  });

  it('are compared with the blend by the best of them', () => {
    expect(over()).toBe('RMSE 7% ± 3% lower than with boosted trees alone.');
    expect(over(LEARNERS, 'classification')).toBe('Log loss 7% ± 3% lower than with boosted trees alone.');
    const same = treesWith({ comparison: compared('same', 0.01, 0.03) });
    expect(over([...same, ...networks])).toBe('With boosted trees alone it would predict just as well here.');
    const worse = treesWith({ comparison: compared('worse', -0.25, 0.05) });
    expect(over([...worse, ...networks])).toBe(
      'With boosted trees alone it would be better here: RMSE 20% ± 5% lower.',
    );
  });

  it('say nothing where the blend is one of them, where linear regression is the best, or on too few rows', () => {
    expect(over([...treesWith({ weight: 1 }), ...networks.map((each) => ({ ...each, comparison: null }))])).toBeNull();
    expect(over([...named('linear'), ...named('trees')])).toBeNull();
    expect(over([...treesWith({ comparison: null }), ...networks])).toBeNull();
    expect(over(named('trees'))).toBeNull();
    expect(ladderOf(REPORT.model, named('trees')).length).toBe(3);
  });
});
