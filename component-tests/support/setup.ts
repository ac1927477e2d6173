import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { guardConsole } from '../../scripts/lib/console-guard';

// Lists come over HTTP and through the console's buffer of half a second, on a machine that may do ten
// other things as well. Waiting costs nothing where all is well.
configure({ asyncUtilTimeout: 60_000 });

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

guardConsole([
  // The SDK tells of each watch: that it begins, that it ends, and that a page was left before its
  // list was whole or refused.
  /^(websocket open|destroying websocket): \/api\/kubernetes\//,
  /^stopped watching \S+ before finishing incremental loading(\.| with error HttpError: [^]+!)$/,
  // Or left for a page with the same list while its own was still on its way. That one page reads no
  // list twice is held in Chromium (real-console.spec.ts).
  /^Attempted to create multiple websockets for \S+\.$/,
  // And that the API refused one, or ended it. What a user sees of that is the tests' own business.
  /^websocket (error|closed): \/api\/kubernetes\/\S+\bwatch=true/,
  // The SDK's own selectors hand on what they are given; reselect tells developers so.
  /^The result function returned its own inputs without modification\./,
  // Said by each PluginStore as it is made.
  /^Plugin entry callback __load_plugin_entry__ has been registered$/,
  // PatternFly's Checkbox shows "some of them" by taking its value from the input. React warns once.
  /^Warning: A component is changing a controlled input to be uncontrolled\.[^]*\bat ThBase\b/,
]);

// Objects come from an API in their own time, also between two steps of a test. React would have
// each of these updates wrapped by the test; what a test does itself is wrapped all the same.
beforeAll(() => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false }));
