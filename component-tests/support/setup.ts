import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Lists come over HTTP and through the console's buffer of half a second.
configure({ asyncUtilTimeout: 5_000 });

// jsdom lays nothing out, and has none of these.
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
Object.assign(window, {
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
  matchMedia: () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }),
  scrollTo: () => undefined,
});
Element.prototype.scrollIntoView = () => undefined;
