import { TestBed } from '@angular/core/testing';
import { I18n } from '../../core/i18n/i18n';
import { NumberFormatter } from '../../core/number-formatter';
import { groupsOf } from './filter';
import { groupWords } from './filter-words';

describe('groupWords', () => {
  const size = { name: 'size', kind: 'numeric' as const, unit: 'm²' };
  const type = { name: 'type', kind: 'categorical' as const, unit: null };

  it.each([
    [['size>=1000', 'size<=2000'], 'size: 1,000 – 2,000\u00a0m²'],
    [['size>=1000', 'size<2000'], 'size: 1,000 – 2,000\u00a0m²'],
    [['size<2000'], 'size: < 2,000\u00a0m²'],
    [['size>=1000'], 'size: ≥ 1,000\u00a0m²'],
    [['size=3', 'size=4'], 'size: 3, 4'],
    [['size='], 'size: empty'],
    [['size!='], 'size: not empty'],
    [['type=Condo', 'type='], 'type: Condo, empty'],
    [['type~con'], 'type: contains “con”'],
    [['rooms>=2'], 'rooms>=2'],
  ])('says %j in words', (where, words) => {
    const { t, language } = TestBed.inject(I18n);
    language.set('en');
    const [group] = groupsOf(where, ['size', 'type']);
    const column = [size, type].find(({ name }) => name === group?.column);
    expect(group && groupWords(group, column, t().examples.filters, TestBed.inject(NumberFormatter), 'en')).toBe(words);
  });
});
