import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { vfAddress } from '../../objects/sriov.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Controller } from '../loop.ts';
import { matches } from '../nmstate/nodes.ts';
import type { SriovNodeSubject } from './subject.ts';
import { recordsOf, textsOf } from '../services/lists.ts';

type Json = Record<string, unknown>;

const CURRENT = 'sriovnetwork.openshift.io/current-state';
const DESIRED = 'sriovnetwork.openshift.io/desired-state';
const PREFIX = 'openshift.io/';
/** What virtual functions of a card are called, by vendor and device of the card. */
const FUNCTIONS: Readonly<Record<string, string>> = { '8086:158b': '154c', '15b3:1017': '1018' };

const cardsOf = (state: KubernetesObject): Json[] => recordsOf(at(state.status, ['interfaces']));

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Source: sriov-network-operator api/v1/helper.go, NicSelector.Selected. */
const isChosen = (policy: KubernetesObject, card: Json): boolean => {
  const selector = at(policy.spec, ['nicSelector']);
  const { vendor, deviceID } = isRecord(selector) ? selector : {};
  const names = textsOf(at(selector, ['pfNames'])).map((name) => name.replace(/#.*$/, ''));
  const roots = textsOf(at(selector, ['rootDevices']));
  return (
    (typeof vendor !== 'string' || vendor === '' || vendor === card.vendor) &&
    (typeof deviceID !== 'string' || deviceID === '' || deviceID === card.deviceID) &&
    (names.length === 0 || names.includes(String(card.name))) &&
    (roots.length === 0 || roots.includes(String(card.pciAddress)))
  );
};

const rangeOf = (policy: KubernetesObject, card: Json, count: number): string => {
  const name = String(card.name);
  const own = textsOf(at(policy.spec, ['nicSelector', 'pfNames'])).find((entry) =>
    entry.startsWith(`${name}#`),
  );
  return own === undefined ? `0-${count - 1}` : own.slice(name.length + 1);
};

/** Policies for a node, the ones that count least first: the number 99 before 0, then by name. */
const policiesFor = (
  policies: KubernetesObject[],
  node: KubernetesObject | undefined,
): KubernetesObject[] => {
  const priorityOf = ({ spec }: KubernetesObject) => {
    const priority = at(spec, ['priority']);
    return typeof priority === 'number' ? priority : 99;
  };
  return policies
    .filter(({ metadata }) => metadata.name !== 'default')
    .filter((policy) => node !== undefined && matches(policy, node))
    .sort(
      (a, b) =>
        priorityOf(b) - priorityOf(a) || a.metadata.name.localeCompare(b.metadata.name, 'en'),
    );
};

/** What the operator tells a node to make: one entry for each card that a policy chooses. */
const wantedOf = ({ state, node, policies }: SriovNodeSubject): Json[] => {
  if (!state) return [];
  const own = policiesFor(policies, node);
  return cardsOf(state).flatMap((card) => {
    const choosing = own.filter((policy) => isChosen(policy, card));
    const last = choosing.at(-1);
    if (!last) return [];
    const numVfs = numberOf(at(last.spec, ['numVfs']));
    const mtu = at(last.spec, ['mtu']);
    return [
      {
        name: card.name,
        numVfs,
        pciAddress: card.pciAddress,
        ...(typeof mtu === 'number' && { mtu }),
        vfGroups: choosing.map((policy) => ({
          deviceType: at(policy.spec, ['deviceType']) ?? 'netdevice',
          policyName: policy.metadata.name,
          resourceName: at(policy.spec, ['resourceName']),
          vfRange: rangeOf(policy, card, numberOf(at(policy.spec, ['numVfs']))),
        })),
      },
    ];
  });
};

const rangeEnds = (range: unknown): [number, number] => {
  const [first = 0, last = -1] = String(range).split('-').map(Number);
  return [first, last];
};

const functionsOf = (card: Json, wanted: Json | undefined): Json[] => {
  const count = numberOf(wanted?.numVfs);
  const groups = recordsOf(wanted?.vfGroups);
  const [, bus = '00', port = '0'] =
    /^0000:([0-9a-f]{2}):00\.(\d)$/.exec(String(card.pciAddress)) ?? [];
  return Array.from({ length: count }, (_, vfID) => {
    const group = groups.find(({ vfRange }) => {
      const [first, last] = rangeEnds(vfRange);
      return first <= vfID && vfID <= last;
    });
    const key = `${String(card.vendor)}:${String(card.deviceID)}`;
    return {
      vendor: card.vendor,
      deviceID: FUNCTIONS[key] ?? '0000',
      driver: group?.deviceType === 'vfio-pci' ? 'vfio-pci' : 'iavf',
      pciAddress: vfAddress(bus, vfID, Number(port)),
      vfID,
    };
  });
};

/** Why a card cannot have so many virtual functions; undefined where it can. */
const failureOf = (cards: Json[], wanted: Json[]): string | undefined => {
  for (const each of wanted) {
    const card = cards.find(({ name }) => name === each.name);
    const most = numberOf(card?.totalvfs);
    if (card && numberOf(each.numVfs) > most)
      return `failed to set sriov_numvfs on ${String(card.pciAddress)}: cannot enable ${numberOf(each.numVfs)} VFs, only ${most} available`;
  }
  return undefined;
};

const withState = (
  state: KubernetesObject,
  current: string,
  desired: string,
  status: Json,
): KubernetesObject => ({
  ...state,
  metadata: {
    ...state.metadata,
    annotations: { ...state.metadata.annotations, [CURRENT]: current, [DESIRED]: desired },
  },
  status: { ...(isRecord(state.status) ? state.status : {}), ...status },
});

/** The cards of a node as they are once they have what is wanted. */
const made = (cards: Json[], wanted: Json[]): Json[] =>
  cards.map((card) => {
    const own = wanted.find(({ name }) => name === card.name);
    const { Vfs: before, numVfs: _count, ...rest } = card;
    const functions = functionsOf(card, own);
    const mtu = own?.mtu ?? card.mtu;
    const old = recordsOf(before);
    return {
      ...rest,
      ...(mtu !== undefined && { mtu }),
      ...(functions.length > 0 && {
        numVfs: functions.length,
        // What a scenario tells of them stays.
        Vfs: functions.map((each, index) => {
          const known = old[index];
          return known && known.pciAddress === each.pciAddress && known.driver === each.driver
            ? known
            : each;
        }),
      }),
    };
  });

/** Resources that the device plugin offers, by their full names; those that it had and has no more as 0. */
const offeredBy = (wanted: Json[], before: Json): Json => {
  const offered: Record<string, number> = {};
  for (const { vfGroups } of wanted)
    for (const { resourceName, vfRange } of recordsOf(vfGroups)) {
      const [first, last] = rangeEnds(vfRange);
      const name = `${PREFIX}${String(resourceName)}`;
      offered[name] = (offered[name] ?? 0) + last - first + 1;
    }
  const gone = Object.keys(before).filter((name) => name.startsWith(PREFIX));
  return {
    ...Object.fromEntries(gone.map((name) => [name, '0'])),
    ...Object.fromEntries(Object.entries(offered).map(([name, count]) => [name, String(count)])),
  };
};

const withResources = (node: KubernetesObject, wanted: Json[]): KubernetesObject => {
  const status = isRecord(node.status) ? node.status : {};
  const listed = (key: string): Json => {
    const before = status[key];
    const own = isRecord(before) ? before : {};
    return { ...own, ...offeredBy(wanted, own) };
  };
  return {
    ...node,
    status: { ...status, allocatable: listed('allocatable'), capacity: listed('capacity') },
  };
};

const isBusy = ({ metadata }: KubernetesObject): boolean =>
  (metadata.annotations?.[CURRENT] ?? 'Idle') !== 'Idle';

const countsOf = (cards: Json[]) => cards.map(({ name, numVfs }) => [name, numberOf(numVfs)]);

/**
 * Plays the SR-IOV operator on a node: what policies ask for, emptying the node where the number of
 * virtual functions changes, making them, and offering them as resources. One node after the other. VMs
 * are not moved: they keep what they have.
 *
 * Source: sriov-network-operator pkg/daemon/daemon.go, controllers/drain_controller.go.
 */
export const sriovNodeController: Controller<SriovNodeSubject> = (subject, world): Change[] => {
  const { state, node, states } = subject;
  if (!state || !node) return [];
  const wanted = wantedOf(subject);
  const cards = cardsOf(state);
  const told = recordsOf(at(state.spec, ['interfaces']));
  if (!isSame(told, wanted)) {
    // A scenario may tell of functions in other words than the operator's own.
    const spec = { ...(isRecord(state.spec) ? state.spec : {}) };
    if (wanted.length > 0) spec.interfaces = wanted;
    else delete spec.interfaces;
    return [{ put: { ...withState(state, 'Idle', 'Idle', { syncStatus: 'InProgress' }), spec } }];
  }
  if (at(state.status, ['syncStatus']) !== 'InProgress') return [];
  const failure = failureOf(cards, wanted);
  if (failure !== undefined)
    return [
      { put: withState(state, 'Idle', 'Idle', { syncStatus: 'Failed', lastSyncError: failure }) },
    ];
  const after = made(cards, wanted);
  const drains = !isSame(countsOf(cards), countsOf(after));
  const key = `sriov ${state.metadata.name} ${state.metadata.generation ?? 0}`;
  if (drains) {
    if (!isBusy(state)) {
      const isTaken = states.some((other) => other !== state && isBusy(other));
      if (isTaken) return [];
      return [{ put: withState(state, 'Draining', 'Drain_Required', {}) }];
    }
    if (!world.passed(`drain of ${key}`, SECONDS.sriovDrain)) return [];
  }
  if (!world.passed(`functions of ${key}`, SECONDS.sriovApply)) return [];
  return [
    { put: withResources(node, wanted) },
    {
      put: withState(state, 'Idle', 'Idle', {
        interfaces: after,
        syncStatus: 'Succeeded',
        lastSyncError: '',
      }),
    },
  ];
};
