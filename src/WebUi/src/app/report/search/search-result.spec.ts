import { TestBed } from '@angular/core/testing';
import { REPORT } from '../../../testing/reports';
import { SearchResultDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { SearchResult } from './search-result';

describe('SearchResult', () => {
  function shown(search: SearchResultDto): HTMLElement {
    TestBed.inject(I18n).language.set('en');
    const fixture = TestBed.createComponent(SearchResult);
    fixture.componentRef.setInput('report', REPORT);
    fixture.componentRef.setInput('search', search);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }

  it('lists the chosen settings, and where the default ones remained', () => {
    const page = shown({
      trials: 12,
      seconds: 61,
      chosen: [
        { learner: 'trees', trials: 8, settings: { learningRate: 0.0512, leaves: 31 } },
        { learner: 'networks', trials: 4, settings: {} },
      ],
    });
    expect(page.querySelector('p')?.textContent).toContain('12 trials in 1\u00a0min 1\u00a0s');
    const rows = [...page.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map(({ textContent }) => textContent.trim()),
    );
    expect(rows).toEqual([
      ['Boosted trees', '8', 'learning rate 0.051 · leaves 31'],
      ['Neural networks', '4', 'default settings'],
    ]);
  });

  it('says why nothing was searched', () => {
    const page = shown({ trials: 0, seconds: 0, chosen: [] });
    expect(page.querySelector('table')).toBeNull();
    expect(page.querySelector('p')?.textContent).toContain('500');
  });
});
