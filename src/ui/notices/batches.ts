import type { Aim, AimProgress } from '../../domain/vm/lifecycle/aims';
import { keyOf } from '../../domain/world/world';
import { sharedValue } from '../sharedValue';

/** One VM of an action, and what the action is to lead to. */
export interface BatchItem {
  namespace: string;
  name: string;
  aim: Aim;
}

interface BatchStart {
  what: 'attach' | 'detach' | 'migrate' | 'restart' | 'start';
  /** `namespace/name`, where VMs are connected to a network or taken off it. */
  network?: string;
  items: readonly BatchItem[];
}

/** An action on VMs that takes time, as far as it has come. */
export interface Batch extends BatchStart {
  id: number;
  /** By `namespace/name` of the VMs; what has not been read yet is missing. */
  progress: ReadonlyMap<string, AimProgress>;
  /** The user does not want to see it until there is a result. */
  isHidden: boolean;
}

// Beside the pages, so that it survives when one of them is left.
const batches = sharedValue<readonly Batch[]>([]);
let lastId = 0;

export const useBatches = batches.use;

export const keyOfItem = ({ namespace, name }: BatchItem): string => keyOf(namespace, name);

/** Follows what an action leads to, VM by VM; returns the id by which more VMs are added. */
export const follow = (start: BatchStart): number => {
  lastId += 1;
  const batch: Batch = { ...start, id: lastId, progress: new Map(), isHidden: false };
  batches.set((old) => [batch, ...old]);
  return batch.id;
};

const change = (id: number, part: (old: Batch) => Partial<Batch>): void =>
  batches.set((all) =>
    all.map((batch) => (batch.id === id ? { ...batch, ...part(batch) } : batch)),
  );

/** Adds VMs that took part later, such as those that were sent once more. */
export const followMore = (id: number, items: readonly BatchItem[]): void =>
  change(id, (old) => ({ items: [...old.items, ...items] }));

export const isOver = ({ items, progress }: Batch): boolean =>
  items.every((item) => (progress.get(keyOfItem(item))?.stage ?? 'going') !== 'going');

const sameProgress = (a: AimProgress | undefined, b: AimProgress): boolean =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);

/** Takes over what is known of VMs of a batch now. */
export const report = (id: number, found: ReadonlyMap<string, AimProgress>): void =>
  batches.set((all) => {
    const batch = all.find((each) => each.id === id);
    const isNew = [...found].some(
      ([key, progress]) => batch && !sameProgress(batch.progress.get(key), progress),
    );
    if (!batch || !isNew) return all;
    const next = { ...batch, progress: new Map([...batch.progress, ...found]) };
    // A result is shown, whatever was hidden before.
    if (isOver(next)) next.isHidden = false;
    return all.map((each) => (each === batch ? next : each));
  });

/** Takes a batch out of sight: until it is over, or for good when it is. */
export const close = (id: number): void =>
  batches.set((all) =>
    all.flatMap((batch) => {
      if (batch.id !== id) return [batch];
      return isOver(batch) ? [] : [{ ...batch, isHidden: true }];
    }),
  );
