import { loadTexts } from '../app/core/i18n/i18n';
/** What a browser has and jsdom has not. Nothing is laid out or drawn in these tests: a real browser shows that. */
window.matchMedia = (media) =>
  ({
    media,
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;

window.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};

HTMLCanvasElement.prototype.getContext = () => null;

/** What one test leaves behind, such as the language chosen last, is not for the next, whichever that is. */
beforeEach(() => {
  localStorage.clear();
});

await loadTexts('fr');
