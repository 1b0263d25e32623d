import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { I18n } from '../core/i18n/i18n';
import { NewDataset } from './new-dataset';

const DATASETS = { method: 'POST', url: '/api/datasets' };

describe('NewDataset', () => {
  let backend: HttpTestingController;
  let fixture: ComponentFixture<NewDataset>;
  let page: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([{ path: '**', children: [] }])],
    });
    backend = TestBed.inject(HttpTestingController);
    TestBed.inject(I18n).language.set('en');
    open();
  });

  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  function open(): void {
    fixture = TestBed.createComponent(NewDataset);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
  }

  function type(id: string, text: string, event = 'input'): void {
    const control = page.querySelector<HTMLInputElement>(`#${id}`);
    if (!control) {
      throw new Error(`There is no field ${id}.`);
    }
    control.value = text;
    control.dispatchEvent(new Event(event));
    fixture.detectChanges();
  }

  function click(text: string): void {
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text)?.click();
    fixture.detectChanges();
  }

  function save(): void {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    fixture.detectChanges();
  }

  const messages = () =>
    [...page.querySelectorAll('.error')].map(({ textContent }) => textContent.trim()).filter((text) => text !== '');

  it('asks for what is missing before it asks the server', () => {
    expect(messages()).toEqual([]);
    save();
    expect(messages()).toEqual(['Enter a name', 'Enter a name', 'Enter a name']);
    backend.expectNone(DATASETS);
  });

  it('leads to the first field where something is wrong, on the page or by the server', async () => {
    document.body.append(page);
    type('name', 'Houses');
    save();
    expect(document.activeElement?.id).toBe('column-name-0');

    type('column-name-0', 'sqft');
    type('target-name', 'price');
    save();
    backend.expectOne(DATASETS).flush({ type: 'urn:regressor:problem:name-taken' }, { status: 409, statusText: 'x' });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(document.activeElement?.id).toBe('name');
    });
  });

  it('sees that two columns have one name, the target among them', () => {
    type('column-name-0', 'Price');
    type('target-name', ' price ');
    expect(messages()).toEqual(['This name is already used', 'This name is already used']);
  });

  it('creates the dataset and goes on to its first example', async () => {
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate');
    type('name', ' Houses ');
    type('column-name-0', 'sqft');
    type('column-unit-0', 'ft²');
    click('Add column');
    type('column-name-1', 'city');
    type('column-kind-1', 'categorical', 'change');
    click('Add column');
    type('column-name-2', ' Invoice ');
    type('column-role-2', 'kept', 'change');
    type('target-name', 'price');
    save();
    const request = backend.expectOne(DATASETS);
    expect(request.request.body).toEqual({
      name: 'Houses',
      inputs: [
        { name: 'sqft', kind: 'numeric', unit: 'ft²' },
        { name: 'city', kind: 'categorical', unit: null },
      ],
      target: { name: 'price', unit: null, kind: 'numeric' },
      kept: [{ name: 'Invoice', kind: 'text' }],
    });
    request.flush({ id: 'houses' });
    await vi.waitFor(() => {
      expect(navigate).toHaveBeenCalledWith(['/d', 'houses', 'data', 'add']);
    });
  });

  it.each([
    [409, { type: 'urn:regressor:problem:name-taken' }, 'This name is already used.'],
    [400, { type: 'urn:regressor:problem:validation', errors: { 'inputs[0].name': ['Too long.'] } }, 'Too long.'],
    [500, { type: 'urn:regressor:problem:internal', detail: 'The disk is full.' }, 'The disk is full.'],
  ])('puts into words what the server answers with %d', async (status, body, message) => {
    type('name', 'Houses');
    type('column-name-0', 'sqft');
    type('target-name', 'price');
    save();
    backend.expectOne(DATASETS).flush(body, { status, statusText: 'Error' });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(messages()).toEqual([message]);
    });
  });

  it('shows what is wrong with a kept column at its field', async () => {
    type('name', 'Houses');
    type('column-name-0', 'Invoice');
    type('column-role-0', 'kept', 'change');
    click('Add column');
    type('column-name-1', 'sqft');
    type('target-name', 'price');
    save();
    const errors = { 'kept[0].name': ['Too long.'] };
    const type400 = 'urn:regressor:problem:validation';
    backend.expectOne(DATASETS).flush({ type: type400, errors }, { status: 400, statusText: 'x' });
    await vi.waitFor(() => {
      fixture.detectChanges();
      expect(page.querySelector('#column-error-0')?.textContent).toBe('Too long.');
    });
  });

  it('finds a half-filled form again', () => {
    type('name', 'Houses');
    TestBed.tick();
    fixture.destroy();
    open();
    expect(page.querySelector<HTMLInputElement>('#name')?.value).toBe('Houses');
  });
});
