import type { KubernetesObject } from '../kubernetes/object.ts';
import { kindKey, type Store } from '../apiserver/store.ts';

/** What changes on a busy cluster: VMs and their instances, in turn. */
const KINDS = ['VirtualMachineInstance', 'VirtualMachine'].map((kind) =>
  kindKey({ group: 'kubevirt.io', kind }),
);

/** How often changes are made: many at once would not be a stream. */
const TURN_MS = 100;

/** The annotation that says in which turn an object was changed last. */
const TURN = 'vm-networking.example.com/changed';

const touched = (object: KubernetesObject, turn: number): KubernetesObject => ({
  ...object,
  metadata: {
    ...object.metadata,
    annotations: { ...object.metadata.annotations, [TURN]: String(turn) },
  },
});

/**
 * Changes objects all the time, one after the other, as a busy cluster does: for measuring pages.
 *
 * @param perSecond how many changes there are
 * @returns ends it
 */
export const streamChanges = (store: Store, perSecond: number): (() => void) => {
  let turn = 0;
  let owed = 0;
  const change = () => {
    const kind = KINDS[turn % KINDS.length] ?? '';
    const objects = store.list(kind);
    const object = objects[Math.floor(turn / KINDS.length) % Math.max(1, objects.length)];
    turn += 1;
    if (object) store.put(kind, touched(object, turn));
  };
  const timer = setInterval(() => {
    owed += (perSecond * TURN_MS) / 1000;
    for (; owed >= 1; owed -= 1) change();
  }, TURN_MS);
  return () => clearInterval(timer);
};
