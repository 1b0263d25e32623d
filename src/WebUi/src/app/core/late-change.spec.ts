import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { injectLateChange, LateChange } from './late-change';

describe('a late change', () => {
  let arrive: (page: object) => void;
  let late: LateChange;
  let made: string[];

  beforeEach(() => {
    const page = new Promise<object>((resolve) => (arrive = resolve));
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: 'slow', loadChildren: async () => [await page] }])],
    });
    late = TestBed.runInInjectionContext(() => injectLateChange(10));
    made = [];
  });

  const schedule = (name: string) => {
    late.schedule(() => made.push(name));
  };

  it('is made once, and only the last of several', async () => {
    schedule('first');
    schedule('second');
    expect(made).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toEqual(['second']);
  });

  it('lets a navigation end that has begun', async () => {
    const router = TestBed.inject(Router);
    schedule('search');
    const leaving = router.navigateByUrl('/slow');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toEqual([]);
    arrive({ path: '', children: [] });
    expect(await leaving).toBe(true);
    await vi.waitFor(() => {
      expect(made).toEqual(['search']);
    });
  });

  it('is not made after it was cancelled', async () => {
    schedule('search');
    late.cancel();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(made).toEqual([]);
  });
});
