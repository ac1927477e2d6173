import {
  entriesAt,
  listAt,
  recordAt,
  textAt,
  valueAt,
  type KubernetesResource,
} from '../core/resource';
import { setIn } from '../core/set-in';
import { matchesSelector } from '../world/selector';
import { derived, type World } from '../world/world';

/** What KubeMacPool may look after in a namespace. */
export type MacSubject = 'vms' | 'pods';

/** Labels of namespaces, which are the names of the webhooks too. */
export const MAC_LABELS: Readonly<Record<MacSubject, string>> = {
  vms: 'mutatevirtualmachines.kubemacpool.io',
  pods: 'mutatepods.kubemacpool.io',
};

/** `opt-out`: all namespaces but those labelled `ignore`. `opt-in`: only those labelled `allocate`. */
export type MacMode = 'opt-out' | 'opt-in';

/** The one value of the label that means something. */
export const MODE_VALUES: Readonly<Record<MacMode, string>> = {
  'opt-out': 'ignore',
  'opt-in': 'allocate',
};

/** What holds where the webhook cannot be read, but HyperConverged has installed it. */
const OF_HYPERCONVERGED: Readonly<Record<MacSubject, MacMode>> = {
  vms: 'opt-out',
  pods: 'opt-in',
};

/** How KubeMacPool chooses namespaces, of which the whole selector is known or only the mode. */
export interface MacSelection {
  mode: MacMode;
  /** The webhook's own selector, which leaves out namespaces of the platform as well. */
  selector: unknown;
}

const modeOf = (selector: unknown, label: string): MacMode | undefined => {
  const found = entriesAt(selector, 'matchExpressions').find(({ entry }) => entry.key === label);
  const values = listAt(found?.entry, 'values');
  if (found?.entry.operator === 'NotIn' && values.includes('ignore')) return 'opt-out';
  return found?.entry.operator === 'In' && values.includes('allocate') ? 'opt-in' : undefined;
};

const ofWebhook = (world: World, label: string): MacSelection | undefined => {
  for (const configuration of world.list('MutatingWebhookConfiguration')) {
    for (const { entry } of entriesAt(configuration, 'webhooks')) {
      if (entry.name !== label) continue;
      const mode = modeOf(entry.namespaceSelector, label);
      if (mode) return { mode, selector: entry.namespaceSelector };
    }
  }
  return undefined;
};

const selectionOf = (world: World, subject: MacSubject): MacSelection | undefined => {
  const found = ofWebhook(world, MAC_LABELS[subject]);
  if (found || world.list('HyperConverged').length === 0) return found;
  return { mode: OF_HYPERCONVERGED[subject], selector: undefined };
};

/**
 * How KubeMacPool chooses the namespaces that it looks after: as its webhook says, or as HyperConverged
 * installs it. Undefined where neither is known.
 *
 * Source: kubemacpool doc/opt-modes.md and pkg/pool-manager/pool.go.
 */
export const macSelectionsOf = derived(
  (world: World): Readonly<Record<MacSubject, MacSelection | undefined>> => ({
    vms: selectionOf(world, 'vms'),
    pods: selectionOf(world, 'pods'),
  }),
);

/** What a namespace's label says; undefined where there is none. */
export const macLabelOf = (
  namespace: KubernetesResource,
  subject: MacSubject,
): string | undefined => textAt(namespace, 'metadata', 'labels', MAC_LABELS[subject]);

/**
 * Whether KubeMacPool looks after a namespace. Undefined where the mode is not known and the label
 * does not tell: `allocate` holds in both modes, as does `ignore`.
 */
export const isManaged = (
  world: World,
  namespace: KubernetesResource,
  subject: MacSubject,
): boolean | undefined => {
  const selection = macSelectionsOf(world)[subject];
  if (selection?.selector !== undefined) {
    return matchesSelector(recordAt(namespace, 'metadata', 'labels'), selection.selector);
  }
  const label = macLabelOf(namespace, subject);
  if (label === 'allocate' || label === 'ignore') return label === 'allocate';
  return selection === undefined ? undefined : selection.mode === 'opt-out';
};

/** Whether a namespace has a label that changes nothing in this mode. */
export const isLabelIdle = (
  namespace: KubernetesResource,
  subject: MacSubject,
  mode: MacMode,
): boolean => {
  const value = valueAt(namespace, 'metadata', 'labels', MAC_LABELS[subject]);
  return value !== undefined && value !== MODE_VALUES[mode];
};

/** A namespace that is, or is not, to be looked after; nothing but the one label changes. */
export const withManaged = <R extends object>(
  namespace: R,
  subject: MacSubject,
  mode: MacMode,
  isOn: boolean,
): R => {
  const isLabelled = isOn === (mode === 'opt-in');
  return setIn(
    namespace as Record<string, unknown>,
    ['metadata', 'labels', MAC_LABELS[subject]],
    isLabelled ? MODE_VALUES[mode] : undefined,
  ) as R;
};
