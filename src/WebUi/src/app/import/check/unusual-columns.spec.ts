import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { HOUSES, summaryOf } from '../../../testing/datasets';
import { FileColumnDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { UnusualColumns } from './unusual-columns';

const SUMMARY = [
  summaryOf({ name: 'sqft', count: 40, min: 500, lowerQuartile: 900, upperQuartile: 1500, max: 2000 }),
  summaryOf({ name: 'price', count: 40, min: 20, lowerQuartile: 30, upperQuartile: 40, max: 50 }),
];

function column(name: string, min: number, max: number): FileColumnDto {
  return { name, kind: 'numeric', role: 'input', min, max, categories: [], missing: 0, reason: null };
}

describe('UnusualColumns', () => {
  it('tells what a file has that is far from all that is there, before it is stored', () => {
    const dataset = signal({ ...HOUSES, summary: SUMMARY });
    TestBed.configureTestingModule({ providers: [{ provide: CurrentDataset, useValue: { dataset } }] });
    TestBed.inject(I18n).language.set('en');
    const fixture = TestBed.createComponent(UnusualColumns);
    fixture.componentRef.setInput('columns', [
      column('sqft', 600, 1.5e6),
      column('price', 21, 49),
      column('id', 1, 1e9),
    ]);
    fixture.detectChanges();
    const said = [...(fixture.nativeElement as HTMLElement).querySelectorAll('.warning')];
    expect(said.map(({ textContent }) => textContent.replace(/\s/g, ' '))).toEqual([
      'sqft: 1,500,000 ft² is far from your data (500 to 2,000).',
    ]);
  });
});
