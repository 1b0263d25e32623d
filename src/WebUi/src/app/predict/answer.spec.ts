import { TestBed } from '@angular/core/testing';
import { HOUSES } from '../../testing/datasets';
import { I18n } from '../core/i18n/i18n';
import { Answer } from './answer';

describe('Answer', () => {
  function shown(disagreement: number): string | undefined {
    TestBed.inject(I18n).language.set('en');
    const fixture = TestBed.createComponent(Answer);
    fixture.componentRef.setInput('dataset', HOUSES);
    fixture.componentRef.setInput('confidence', 0.9);
    fixture.componentRef.setInput('answer', { y: 200, interval: null, disagreement, modelVersion: 3, warnings: [] });
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).querySelector('.disagreement')?.textContent;
  }

  it('says by how much the networks disagree', () => {
    expect(shown(12.5)?.replace(/\s/g, ' ')).toBe('Its networks disagree by ± US$ 12.5.');
  });

  it('says nothing where they do not', () => {
    expect(shown(0)).toBe('');
  });
});
