import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { WindowDrop } from './window-drop';

const TABLE = 'size\tprice\n10\t100\n';

function pasted(text: string, target: EventTarget = document.body): void {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { files: [], getData: () => text } });
  target.dispatchEvent(event);
}

describe('WindowDrop', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
    });
    TestBed.inject(I18n).language.set('en');
    TestBed.createComponent(WindowDrop).detectChanges();
  });

  it('imports a table that is pasted anywhere on the page', async () => {
    pasted(TABLE);
    await vi.waitFor(() => {
      expect(TestBed.inject(Router).url).toBe('/datasets/import');
    });
    TestBed.inject(HttpTestingController).expectOne(({ url }) => url.startsWith('/api/datasets/import?delimiter=tab'));
  });

  it('leaves a paste to the field that has the focus, and a word alone', () => {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate');
    const field = document.createElement('textarea');
    document.body.append(field);
    pasted(TABLE, field);
    pasted('a word');
    field.remove();
    expect(navigate).not.toHaveBeenCalled();
  });

  it('shows where a dragged file would go, and nothing for other things that are dragged', () => {
    const fixture = TestBed.createComponent(WindowDrop);
    const drag = (types: string[]) => {
      const event = new Event('dragenter', { cancelable: true });
      Object.assign(event, { dataTransfer: { types } });
      window.dispatchEvent(event);
      fixture.detectChanges();
      return (fixture.nativeElement as HTMLElement).textContent.trim();
    };
    expect(drag(['text/plain'])).toBe('');
    expect(drag(['Files'])).toBe('Drop the file to import it');
  });
});
