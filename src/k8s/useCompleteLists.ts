import { useEffect, useMemo, useState } from 'react';
import { consoleFetchJSON, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { completenessOf, totalOf, withTotal, type Completeness } from './completeness';
import { apiPathOf } from './paths';

/** A list that the SDK watches. */
export interface WatchedList {
  model: K8sModel;
  /** undefined stands for all namespaces. */
  namespace: string | undefined;
  /** How many objects have come; undefined before the first page. */
  size: number | undefined;
}

type Lists = Readonly<Record<string, WatchedList>>;
type Known = Readonly<Record<string, Completeness>>;

/** Requests that are on their way, so that several parts of a page send one. */
const counting = new Map<string, Promise<number | undefined>>();

const countAt = (path: string): Promise<number | undefined> => {
  const running = counting.get(path);
  if (running) return running;
  // A whole object: lists of metadata come without the count from some servers (Kubernetes 1.20).
  const request = consoleFetchJSON(`${path}?limit=1`)
    .then(totalOf)
    .finally(() => counting.delete(path));
  counting.set(path, request);
  return request;
};

/** Longer than a page takes mostly, so that a list that grows is not asked about again. */
const FIRST_PAUSE_MS = 3_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Asks how many objects a list has: at once where that is not known, and again while it neither grows
 * nor is complete, as when objects were deleted meanwhile or the question failed.
 */
const ask = (path: string, isKnown: boolean, onTotal: (total: number) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const attempt = async (pause: number): Promise<void> => {
    // Whether it failed or the server does not count: the list stays incomplete, and is asked for again.
    const total = await countAt(path).catch(() => undefined);
    if (isOver) return;
    if (total !== undefined) onTotal(total);
    again(pause);
  };
  const again = (pause: number) => {
    timer = setTimeout(() => void attempt(Math.min(2 * pause, LONGEST_PAUSE_MS)), pause);
  };
  if (isKnown) again(FIRST_PAUSE_MS);
  else void attempt(FIRST_PAUSE_MS);
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
};

const sameKnown = (a: Known, b: Known): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(b).every(([id, { size, isComplete, total }]) => {
    const other = a[id];
    return other?.size === size && other.isComplete === isComplete && other.total === total;
  });

type OpenList = [id: string, path: string, isKnown: boolean, size: number];

/**
 * Which of the lists that the SDK calls loaded are loaded to their end, and how far the others are.
 * The SDK hands out no metadata of lists: what it knows of them is worked out from their sizes, and
 * of a list that comes in pages from one small request (`completenessOf`). A list of which nothing
 * has come yet is not among the answers.
 *
 * @param lists must be the same object as long as nothing in it changes
 */
export const useCompleteLists = (lists: Lists): Known => {
  const [before, setBefore] = useState<Known>({});
  const seen = useMemo(() => {
    const all: Record<string, Completeness> = {};
    for (const [id, { size }] of Object.entries(lists)) {
      if (size !== undefined) all[id] = completenessOf(before[id], size);
    }
    return all;
  }, [lists, before]);
  // What follows from a size depends on those before it, so it is kept.
  const isSame = sameKnown(before, seen);
  if (!isSame) setBefore(seen);
  const now = isSame ? before : seen;

  // One line for each list to ask about: what happens to the others does not disturb the waiting.
  const open = Object.entries(lists)
    .flatMap(([id, { model, namespace }]) => {
      const known = now[id];
      if (known === undefined || known.isComplete) return [];
      const path = apiPathOf(model, namespace === undefined ? {} : { namespace });
      const line: OpenList = [id, path, known.total !== undefined, known.size];
      return [JSON.stringify(line)];
    })
    .join('\n');
  useEffect(() => {
    const lines = open.split('\n').filter((line) => line !== '');
    const stops = lines.map((line) => {
      const [id, path, isKnown] = JSON.parse(line) as OpenList;
      return ask(path, isKnown, (total) =>
        setBefore((all) => {
          const last = all[id];
          return last ? { ...all, [id]: withTotal(last, total) } : all;
        }),
      );
    });
    return () => stops.forEach((stop) => stop());
  }, [open]);
  return now;
};
