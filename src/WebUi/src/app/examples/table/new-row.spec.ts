import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { HOUSES } from '../../../testing/datasets';
import { ExampleDto } from '../../api/generated/models';
import { I18n } from '../../core/i18n/i18n';
import { CurrentDataset } from '../../datasets/current-dataset';
import { Imports } from '../../import/session/imports';
import { ColumnsShown } from './columns-shown';
import { NewRow } from './new-row';

@Component({
  imports: [NewRow],
  template: `
    <table>
      <tfoot>
        <tr app-new-row (added)="added.set($event)"></tr>
      </tfoot>
    </table>
  `,
})
class Host {
  readonly added = signal<ExampleDto | null>(null);
}

describe('NewRow', () => {
  const EXAMPLES = '/api/datasets/houses/examples';
  let backend: HttpTestingController;
  let fixture: ComponentFixture<Host>;
  const field = (name: string) =>
    (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(`[aria-label="New row: ${name}"]`);

  beforeEach(async () => {
    sessionStorage.clear();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('en');
    TestBed.inject(CurrentDataset).id.set('houses');
    TestBed.tick();
    backend.expectOne('/api/datasets/houses').flush(HOUSES);
    await vi.waitUntil(() => TestBed.inject(CurrentDataset).known());
    open();
  });

  function open(): void {
    fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
  }

  function type(name: string, text: string): void {
    const input = field(name);
    if (input) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }
  }

  async function enter(): Promise<void> {
    field('price')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  function paste(text: string): void {
    const clipboardData = { getData: () => text };
    const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData });
    field('sqft')?.dispatchEvent(event);
    fixture.detectChanges();
  }

  it('stores the row with Enter and is empty again for the next one', async () => {
    type('sqft', '1,500');
    type('price', '200000');
    await enter();
    const stored = { id: '7', x: { sqft: 1500, city: null }, y: 200_000, kept: {}, excluded: null, createdAt: '' };
    const request = backend.expectOne(EXAMPLES);
    expect(request.request.body).toEqual({ x: { sqft: 1500, city: null }, y: 200_000 });
    request.flush(stored);
    await vi.waitUntil(() => fixture.componentInstance.added());
    fixture.detectChanges();
    expect([field('sqft')?.value, field('price')?.value]).toEqual(['', '']);
  });

  it('says at the cell what is wrong, and sends nothing', async () => {
    type('sqft', 'big');
    await enter();
    backend.expectNone(EXAMPLES);
    const text = (fixture.nativeElement as HTMLElement).textContent;
    expect(text).toContain('Enter a number');
    expect(text).toContain('Required');
    expect(field('sqft')?.value).toBe('big');
  });

  it('keeps a half-filled row for when one comes back', () => {
    type('city', 'GALT');
    fixture.detectChanges();
    fixture.destroy();
    open();
    expect(field('city')?.value).toBe('GALT');
  });

  it('fills its fields from the cells of one pasted row', () => {
    paste('1500\tGALT\t200000\tmore');
    expect(['sqft', 'city', 'price'].map((name) => field(name)?.value)).toEqual(['1500', 'GALT', '200000']);
  });

  it('takes several pasted rows to the check of an import', () => {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const session = TestBed.inject(Imports).into('houses');
    const taken = vi.spyOn(session, 'takePasted').mockImplementation(() => undefined);
    paste('1500\tGALT\t200000\n1600\tELK GROVE\t210000\n');
    expect(taken).toHaveBeenCalledWith('sqft\tcity\tprice\n1500\tGALT\t200000\n1600\tELK GROVE\t210000\n');
    expect(navigate).toHaveBeenCalledWith(['/d', 'houses', 'data', 'import']);
  });

  it('has fields for the columns that are shown', () => {
    TestBed.inject(ColumnsShown).show('city', false);
    fixture.detectChanges();
    expect(field('city')).toBeNull();
    // The target is what a row is about.
    TestBed.inject(ColumnsShown).show('price', false);
    fixture.detectChanges();
    expect(field('price')).not.toBeNull();
  });
});
