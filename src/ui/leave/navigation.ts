import type { Navigator } from 'react-router';
import { freely, obstacle } from './guards';

/** Place of an entry in the history, as React Router numbers them; undefined for entries of others. */
const placeOf = (state: unknown): number | undefined => {
  const place: unknown =
    typeof state === 'object' && state !== null ? Reflect.get(state, 'idx') : undefined;
  return typeof place === 'number' ? place : undefined;
};

const pathOf = (to: unknown): string | undefined => {
  if (typeof to === 'string') return new URL(to, window.location.href).pathname;
  const path: unknown =
    typeof to === 'object' && to !== null ? Reflect.get(to, 'pathname') : undefined;
  return typeof path === 'string' ? path : undefined;
};

/** The console writes filters to the URL of the page that is shown: nobody leaves it. */
const isSamePage = (to: unknown): boolean => {
  const path = pathOf(to);
  return path === undefined || path === window.location.pathname;
};

/**
 * Back and forward: the browser has gone already, so it is sent back before the user is asked.
 *
 * @returns what to call after each step forward, and what ends it
 */
const watchHistory = () => {
  let here = { place: placeOf(window.history.state), url: window.location.href };
  let isReturning = false;
  const remember = () => {
    here = { place: placeOf(window.history.state), url: window.location.href };
  };
  const onPop = (event: PopStateEvent) => {
    if (isReturning) {
      isReturning = false;
      event.stopImmediatePropagation();
      return;
    }
    const found = obstacle();
    const place = placeOf(event.state);
    const steps = place === undefined || here.place === undefined ? undefined : here.place - place;
    if (!found || steps === undefined || steps === 0) {
      remember();
      return;
    }
    // The router must not hear of it: listeners that capture come first.
    event.stopImmediatePropagation();
    isReturning = true;
    window.history.go(steps);
    found.ask(() =>
      freely(() => {
        stop();
        window.history.go(-steps);
      }),
    );
  };
  const stop = () => window.removeEventListener('popstate', onPop, { capture: true });
  window.addEventListener('popstate', onPop, { capture: true });
  return { remember, stop };
};

let watchers = 0;
let release: (() => void) | undefined;

/** All links and buttons of the console go through one navigator, whose methods are looked up anew each time. */
const watchNavigator = (navigator: Navigator, onGone: () => void): (() => void) => {
  const push = navigator.push.bind(navigator);
  const replace = navigator.replace.bind(navigator);
  const asking =
    (go: typeof push, isReplacing: boolean): typeof push =>
    (to, ...rest) => {
      const found = isReplacing && isSamePage(to) ? undefined : obstacle();
      const proceed = () => {
        go(to, ...rest);
        onGone();
      };
      if (found) found.ask(() => freely(proceed));
      else proceed();
    };
  navigator.push = asking(push, false);
  navigator.replace = asking(replace, true);
  return () => {
    navigator.push = push;
    navigator.replace = replace;
  };
};

/**
 * Has each way away from the page ask first, as long as a guard has something to lose. The console
 * uses React Router's `BrowserRouter`, which knows no blockers: its navigator and the browser's
 * history are watched instead, once for all guards.
 */
export const watchLeaving = (navigator: Navigator): (() => void) => {
  watchers += 1;
  if (watchers === 1) {
    const { remember, stop } = watchHistory();
    const giveBack = watchNavigator(navigator, remember);
    release = () => {
      stop();
      giveBack();
    };
  }
  return () => {
    watchers -= 1;
    if (watchers > 0) return;
    release?.();
    release = undefined;
  };
};
