import { sharedValue } from '../sharedValue';

/** What an action has led to; texts are translated already. */
export interface Notice {
  variant: 'success' | 'info' | 'warning';
  title: string;
  body?: string | undefined;
  /** What to do next, on other pages. */
  links?: readonly { text: string; to: string }[] | undefined;
}

export interface SaidNotice extends Notice {
  id: number;
}

/** At most so many at a time; older ones make room. */
const MOST = 4;

// The pages are modules of one bundle and share this one, so that what is said here is read on the
// page that the action leads to.
const notices = sharedValue<readonly SaidNotice[]>([]);
let lastId = 0;

/** Tells the user what has been done, on this page and on the one that follows. */
export const say = (notice: Notice): void => {
  lastId += 1;
  const said = { ...notice, id: lastId };
  notices.set((old) => [said, ...old].slice(0, MOST));
};

export const dismiss = (id: number): void =>
  notices.set((old) => old.filter((notice) => notice.id !== id));

export const useNotices = notices.use;

const areas = sharedValue<readonly symbol[]>([]);

/** Has an area take part in showing notices; returns what takes it out again. */
export const enter = (area: symbol): (() => void) => {
  areas.set((old) => [...old, area]);
  return () => areas.set((old) => old.filter((other) => other !== area));
};

/** Whether an area is the one that shows them: two pages may be on the screen, one in a tab of the other. */
export const useIsShowing = (area: symbol): boolean => areas.use()[0] === area;
