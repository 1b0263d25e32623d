import { TestBed } from '@angular/core/testing';
import { BY_CITY } from '../../testing/splits';
import { SplitDto, SplitSuggestionDto } from '../api/generated/models';
import { I18n, loadTexts } from '../core/i18n/i18n';
import { SplitSuggestion } from './split-suggestion';

describe('SplitSuggestion', () => {
  function show(suggestion: SplitSuggestionDto, language: 'en' | 'fr' = 'en') {
    TestBed.inject(I18n).language.set(language);
    const fixture = TestBed.createComponent(SplitSuggestion);
    fixture.componentRef.setInput('suggestion', suggestion);
    fixture.componentRef.setInput('target', 'price');
    fixture.detectChanges();
    return { fixture, page: fixture.nativeElement as HTMLElement };
  }

  const said = (page: HTMLElement) => page.textContent.replace(/\s+/g, ' ');
  const figures = (page: HTMLElement) => [...page.querySelectorAll('dt, dd')].map((each) => each.textContent.trim());

  it('sets both figures side by side on one scale', () => {
    const { page } = show(BY_CITY);
    const bars = [...page.querySelectorAll('rect:not(.track)')].map((bar) => bar.getAttribute('width'));
    expect(bars).toEqual(['90.00%', '56.00%']);
    expect(figures(page)).toEqual(['A known city', '90%', 'A new city', '56%']);
  });

  it('says why in words', () => {
    expect(said(show(BY_CITY).page)).toContain(
      '50 values of city with about 12 rows each; climate never differs within one.',
    );
  });

  it.each([-0.4, 0, 0.004])('calls %s nothing', (r2) => {
    const evidence = { ...BY_CITY.evidence, suggested: { r2 } };
    expect(figures(show({ ...BY_CITY, evidence }).page).slice(2)).toEqual(['A new city', 'nothing']);
  });

  it('speaks of time where that is the suggestion, in both languages', async () => {
    const evidence = { ...BY_CITY.evidence, groups: null, rowsPerGroup: null, repeatedColumns: [], correlation: 0.62 };
    const byTime = { by: 'time' as const, column: 'sold', evidence };
    expect(said(show(byTime).page)).toContain('have similar errors (rank correlation 0.62).');
    await loadTexts('fr');
    expect(said(show(byTime, 'fr').page)).toContain('Partager par sold');
  });

  it('leaves the decision to a person', () => {
    const { fixture, page } = show(BY_CITY);
    const applied: SplitDto[] = [];
    const kept = vi.fn();
    fixture.componentInstance.applied.subscribe((split) => applied.push(split));
    fixture.componentInstance.kept.subscribe(kept);
    const [apply, keep] = page.querySelectorAll('button');
    expect(apply?.textContent.trim()).toBe('Split by city');
    apply?.click();
    keep?.click();
    expect(applied).toEqual([{ by: 'group', column: 'city' }]);
    expect(kept).toHaveBeenCalledOnce();
  });

  it('says what was chosen, and the way back', () => {
    const { fixture, page } = show(BY_CITY);
    const applied: SplitDto[] = [];
    fixture.componentInstance.applied.subscribe((split) => applied.push(split));
    fixture.componentRef.setInput('split', { by: 'group', column: 'city' });
    fixture.detectChanges();
    expect(said(page)).toContain('the figures will be about a new city.');
    const [back, ...others] = page.querySelectorAll('button');
    back?.click();
    expect(applied).toEqual([{ by: 'row', column: null }]);
    expect(others).toEqual([]);
  });

  it('is evidence alone beside another choice', () => {
    const { fixture, page } = show(BY_CITY);
    fixture.componentRef.setInput('split', { by: 'time', column: 'sold' });
    fixture.detectChanges();
    expect(page.querySelector('button')).toBeNull();
    expect(figures(page)).toHaveLength(4);
  });
});
