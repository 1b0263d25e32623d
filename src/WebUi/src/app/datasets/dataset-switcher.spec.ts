import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { HOUSES } from '../../testing/datasets';
import { I18n } from '../core/i18n/i18n';
import { DatasetMarks } from './dataset-marks';
import { DatasetSwitcher } from './dataset-switcher';

const NAMES = ['Houses', 'Flats', 'Étude', 'Bikes', 'Wages', 'Rents', 'Trees', 'Wines'];

describe('DatasetSwitcher', () => {
  let backend: HttpTestingController;
  let fixture: ComponentFixture<DatasetSwitcher>;
  const field = () => document.querySelector<HTMLInputElement>('.mat-mdc-menu-panel input[type=search]');
  const shown = () =>
    [...document.querySelectorAll('.mat-mdc-menu-panel .item .name')].map(({ textContent }) => textContent.trim());

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    TestBed.inject(I18n).language.set('en');
    backend = TestBed.inject(HttpTestingController);
  });

  async function open(names: readonly string[]): Promise<void> {
    fixture = TestBed.createComponent(DatasetSwitcher);
    fixture.detectChanges();
    const items = names.map((name, index) => ({ ...HOUSES, id: `d${index}`, name }));
    backend
      .match(({ url }) => url === '/api/datasets')
      .forEach((call) => {
        call.flush({ items, total: items.length, page: 1, pageSize: 500 });
      });
    await fixture.whenStable();
    fixture.detectChanges();
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    fixture.detectChanges();
    TestBed.tick();
  }

  function search(text: string): void {
    const input = field();
    if (input) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }
    fixture.detectChanges();
  }

  it('searches names, whatever their case and accents', async () => {
    await open(NAMES);
    search('  ETU');
    expect(shown()).toEqual(['Étude']);
    search('w');
    expect(shown()).toEqual(['Wages', 'Wines']);
  });

  it('says where nothing matches', async () => {
    await open(NAMES);
    search('zebra');
    expect(shown()).toEqual([]);
    expect(document.querySelector('.mat-mdc-menu-panel [role=status]')?.textContent).toBe('No datasets match.');
  });

  it('searches among many only', async () => {
    await open(NAMES.slice(0, 3));
    expect(shown()).toEqual(['Houses', 'Flats', 'Étude']);
    expect(field()).toBeNull();
  });

  it('lists starred ones first', async () => {
    TestBed.inject(DatasetMarks).toggleStar('d2');
    await open(NAMES);
    expect(shown()[0]).toBe('Étude');
  });

  it('keeps letters from the menu, but not the keys that move in it', async () => {
    await open(NAMES);
    const pressed = (key: string) => {
      const seen = vi.fn();
      document.querySelector('.mat-mdc-menu-panel')?.addEventListener('keydown', seen, { once: true });
      field()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      return seen.mock.calls.length;
    };
    expect(pressed('w')).toBe(0);
    expect(pressed('ArrowDown')).toBe(1);
  });
});
