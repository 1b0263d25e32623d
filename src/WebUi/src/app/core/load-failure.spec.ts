import type { MockInstance } from 'vitest';
import { Component, ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withNavigationErrorHandler } from '@angular/router';
import { LoadFailure, noticeNavigationError, PageErrors } from './load-failure';

@Component({ template: '' })
class Page {}

describe('LoadFailure', () => {
  const broken = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /chunk-1.js'));
  let loads: () => Promise<typeof Page>;
  let logged: MockInstance;

  beforeEach(() => {
    logged = vi.spyOn(console, 'error').mockReturnValue();
    loads = () => Promise.resolve(Page);
    const routes = [
      { path: 'model', loadComponent: () => loads() },
      { path: '', component: Page },
    ];
    TestBed.configureTestingModule({
      providers: [
        { provide: ErrorHandler, useClass: PageErrors },
        provideRouter(routes, withNavigationErrorHandler(noticeNavigationError)),
      ],
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
  });

  const address = () => TestBed.inject(LoadFailure).address();

  it('names the page whose code could not be loaded', async () => {
    loads = broken;
    await TestBed.inject(Router)
      .navigateByUrl('/model?compare=3,1')
      .catch((error: unknown) => {
        TestBed.inject(ErrorHandler).handleError(error);
      });
    expect(address()).toBe('/model?compare=3,1');
  });

  it('is quiet about a page that is there', async () => {
    await TestBed.inject(Router).navigateByUrl('/model');
    expect(address()).toBeNull();
  });

  it.each([
    'Failed to fetch dynamically imported module: http://x/chunk.js',
    'error loading dynamically imported module: http://x/chunk.js',
    'Importing a module script failed.',
    'NG0750: Loading dependencies for @defer block failed',
  ])('notices a part that comes later: %s', (message) => {
    TestBed.inject(ErrorHandler).handleError(new TypeError(message));
    expect(address()).toBe(location.pathname + location.search);
    expect(logged).toHaveBeenCalledOnce();
  });

  it('takes no other error for that', () => {
    TestBed.inject(ErrorHandler).handleError(new TypeError('x is undefined'));
    expect(address()).toBeNull();
  });
});
