import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Lists come over HTTP and through the console's buffer of half a second.
configure({ asyncUtilTimeout: 5_000 });
// A test waits for several of them, on a machine that does other things as well.
jest.setTimeout(30_000);

// jsdom lays nothing out, and has none of these.
const nothing = () => undefined;
const NoObserver = class {
  observe = nothing;
  unobserve = nothing;
  disconnect = nothing;
};
Object.assign(window, {
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
  matchMedia: () => ({
    matches: false,
    addEventListener: nothing,
    removeEventListener: nothing,
  }),
  scrollTo: nothing,
});
Element.prototype.scrollIntoView = nothing;

// The SDK tells of each watch, also after the test that began it; jest takes that for a failure.
console.log = nothing;
