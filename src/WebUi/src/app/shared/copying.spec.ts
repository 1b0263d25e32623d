import { Clipboard } from '@angular/cdk/clipboard';
import { TestBed } from '@angular/core/testing';
import { Copying } from './copying';
import { Toast } from './toast';

describe('Copying', () => {
  const fallback = { copy: vi.fn() };
  const notice = { tell: vi.fn() };

  beforeEach(() => {
    vi.resetAllMocks();
    TestBed.configureTestingModule({
      providers: [
        { provide: Clipboard, useValue: fallback },
        { provide: Toast, useValue: notice },
      ],
    });
  });

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  const copy = () => TestBed.inject(Copying).copy('rgr_1');

  it('copies as browsers do on secure pages', async () => {
    const writeText = vi.fn();
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    expect(await copy()).toBe(true);
    expect(writeText).toHaveBeenCalledWith('rgr_1');
    expect(fallback.copy).not.toHaveBeenCalled();
  });

  it('copies over plain HTTP too, where browsers have no such thing', async () => {
    fallback.copy.mockReturnValue(true);
    expect(await copy()).toBe(true);
    expect(fallback.copy).toHaveBeenCalledWith('rgr_1');
    expect(notice.tell).not.toHaveBeenCalled();
  });

  it('says when it could not', async () => {
    fallback.copy.mockReturnValue(false);
    expect(await copy()).toBe(false);
    expect(notice.tell).toHaveBeenCalledOnce();
  });
});
