import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HOUSES } from '../../../testing/datasets';
import { ExampleDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { ColumnsShown } from './columns-shown';
import { ExampleTable } from './example-table';

const row = (id: string, sqft: number, excluded: string | null = null): ExampleDto => ({
  id,
  x: { sqft, city: null },
  y: 10,
  kept: { Invoice: 'A-1' },
  excluded,
  createdAt: '2026-01-01T00:00:00Z',
});

describe('ExampleTable', () => {
  let fixture: ComponentFixture<ExampleTable>;
  const page = () => fixture.nativeElement as HTMLElement;
  const texts = (selector: string) => [...page().querySelectorAll(selector)].map((each) => each.textContent.trim());

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    TestBed.inject(HttpTestingController)
      .expectOne('/api/datasets/houses')
      .flush({ ...HOUSES, kept: [{ name: 'Invoice', kind: 'text' }] });
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    fixture = TestBed.createComponent(ExampleTable);
    fixture.componentRef.setInput('sorting', { column: undefined, descending: true });
    show(row('1', 900), row('2', 1234.5678));
  });

  function show(...examples: ExampleDto[]): void {
    fixture.componentRef.setInput('examples', examples);
    fixture.detectChanges();
  }

  it('writes the numbers of a column with equal decimals, and the exact one into the title', () => {
    expect(texts('tbody td.value:nth-child(2)')).toEqual(['900.00', '1,234.57']);
    expect(page().querySelector('tbody tr:last-child td.value')?.getAttribute('title')).toBe('1,234.5678');
  });

  it('ends with the target, and hides what is not to be shown', () => {
    expect(texts('thead .name').map((name) => name.split(' ')[0])).toEqual(['sqft', 'city', 'Invoice', 'price']);
    TestBed.inject(ColumnsShown).show('city', false);
    TestBed.inject(ColumnsShown).showAdded(true);
    fixture.detectChanges();
    expect(texts('thead .name').map((name) => name.split(' ')[0])).toEqual(['sqft', 'Invoice', 'price']);
    expect(texts('tbody .added')).toEqual(['Jan 1, 2026', 'Jan 1, 2026']);
  });

  it('has a column for the reasons of exclusion only where there are some', () => {
    expect(texts('thead')[0]).not.toContain('Excluded');
    show(row('1', 900), row('2', 800, 'misread'));
    expect(texts('thead')[0]).toContain('Excluded');
    expect(texts('tbody .reason')).toEqual(['', 'Excluded from training: misread']);
  });
});
