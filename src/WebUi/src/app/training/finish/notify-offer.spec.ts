import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { I18n } from '../../core/i18n/i18n';
import { Pace } from '../run/run-watch';
import { NotifyOffer } from './notify-offer';

describe('NotifyOffer', () => {
  const pace = signal<Pace | null>(null);
  let permission: NotificationPermission;

  beforeEach(() => {
    permission = 'default';
    const fake = { requestPermission: () => Promise.resolve(permission) };
    Object.defineProperty(fake, 'permission', { get: () => permission });
    vi.stubGlobal('Notification', fake);
    vi.stubGlobal('isSecureContext', true);
    pace.set(null);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  async function offer(): Promise<ComponentFixture<NotifyOffer>> {
    TestBed.inject(I18n).language.set('en');
    const fixture = TestBed.createComponent(NotifyOffer);
    fixture.componentRef.setInput('watch', { pace });
    await fixture.whenStable();
    return fixture;
  }

  const box = (fixture: ComponentFixture<NotifyOffer>) => (fixture.nativeElement as HTMLElement).querySelector('input');

  async function last(seconds: number, fixture: ComponentFixture<NotifyOffer>): Promise<void> {
    pace.set({ epochsPerSecond: 1, secondsLeft: seconds, secondsInAll: seconds });
    await fixture.whenStable();
  }

  it('is there for long trainings only, and then stays', async () => {
    const fixture = await offer();
    expect(box(fixture)).toBeNull();
    await last(5, fixture);
    expect(box(fixture)).toBeNull();
    await last(21, fixture);
    expect(box(fixture)).not.toBeNull();
    await last(19, fixture);
    expect(box(fixture)).not.toBeNull();
  });

  it('remembers that it was wanted', async () => {
    const fixture = await offer();
    await last(60, fixture);
    permission = 'granted';
    box(fixture)?.click();
    await vi.waitUntil(() => localStorage.getItem('regressor.notify') === 'on');
    expect(box(fixture)?.checked).toBe(true);
    box(fixture)?.click();
    await vi.waitUntil(() => localStorage.getItem('regressor.notify') === 'off');
  });

  it('says that the browser blocks it', async () => {
    const fixture = await offer();
    await last(60, fixture);
    permission = 'denied';
    box(fixture)?.click();
    await vi.waitUntil(() => localStorage.getItem('regressor.notify') === 'off');
    await fixture.whenStable();
    expect(box(fixture)?.checked).toBe(false);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('blocked');
  });
});
