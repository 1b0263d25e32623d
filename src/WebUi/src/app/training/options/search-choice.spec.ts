import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { HOUSES } from '../../../testing/datasets';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { SearchChoice } from './search-choice';

describe('SearchChoice', () => {
  let fixture: ComponentFixture<SearchChoice>;

  async function open(rows: number, seconds: number): Promise<HTMLElement> {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    const dataset = { ...HOUSES, exampleCount: rows, differentRows: rows };
    TestBed.inject(HttpTestingController).expectOne('/api/datasets/houses').flush(dataset);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    fixture = TestBed.createComponent(SearchChoice);
    fixture.componentRef.setInput('seconds', seconds);
    fixture.detectChanges();
    return fixture.nativeElement as HTMLElement;
  }

  it('is off at first, and takes the minutes of its place', async () => {
    const page = await open(1000, 0);
    const chosen: number[] = [];
    fixture.componentInstance.put.subscribe((seconds) => chosen.push(seconds));
    const slider = page.querySelector('input');
    expect(slider?.getAttribute('aria-valuetext')).toBe('Off');
    if (slider) {
      slider.value = '3';
      slider.dispatchEvent(new Event('input'));
    }
    expect(chosen).toEqual([300]);
  });

  it('says when the search ends', async () => {
    const page = await open(1000, 300);
    expect(page.querySelector('input')?.getAttribute('aria-valuetext')).toBe('5\u00a0min');
    expect(page.querySelector('.hint')?.textContent).toMatch(/ends at about \d/);
  });

  it('cannot be chosen for few examples, and says how many it needs', async () => {
    const page = await open(400, 300);
    expect(page.querySelector('input')?.disabled).toBe(true);
    expect(page.querySelector('.hint')?.textContent).toContain('625');
  });
});
