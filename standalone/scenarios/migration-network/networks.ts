import { CNV_NAMESPACE } from '../../objects/cluster/base.ts';
import { nad } from '../../objects/nad.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import { ipPool } from '../../objects/whereabouts.ts';
import { CARDS } from './nodes.ts';

type Ago = (age: Age) => Timestamp;

const PROJECT = 'shop';

/** Networks that could carry live migrations, and what is wrong with most of them. */
export const CANDIDATES = {
  good: 'migration-vlan60',
  onBridge: 'migration-on-bridge',
  uneven: 'migration-uneven',
  noAddresses: 'no-addresses',
  small: 'too-small',
  taken: 'mostly-taken',
  overPods: 'over-the-pods',
  overMachines: 'over-the-machines',
  notEverywhere: 'not-on-every-node',
  down: 'card-is-down',
  large: 'packets-too-large',
  broken: 'not-readable',
} as const;

/** A range of six addresses, of which three are left. */
const TAKEN_RANGE = '10.200.65.0/29';

const whereabouts = (range: string, more: object = {}) => ({
  ipam: { type: 'whereabouts', range, ...more },
});

const configs: Record<string, [description: string, config: object]> = {
  [CANDIDATES.good]: [
    'VLAN 60 of the free card',
    { master: CARDS.vlan, ...whereabouts('10.200.60.0/24') },
  ],
  [CANDIDATES.onBridge]: [
    'VLAN 70 of the bridge for the lab',
    { type: 'bridge', bridge: CARDS.bridge, vlan: 70, ...whereabouts('10.200.70.0/24') },
  ],
  [CANDIDATES.uneven]: [
    'A card with jumbo frames on one node only',
    { master: CARDS.uneven, ...whereabouts('10.200.61.0/24') },
  ],
  [CANDIDATES.noAddresses]: ['Hands out no addresses', { master: CARDS.free }],
  [CANDIDATES.small]: [
    'Two addresses for three nodes',
    { master: CARDS.free, ...whereabouts('10.200.62.0/30') },
  ],
  [CANDIDATES.taken]: [
    'Pods of a backup have most of the addresses',
    { master: CARDS.free, ...whereabouts(TAKEN_RANGE) },
  ],
  [CANDIDATES.overPods]: [
    'Over the addresses of pods',
    { master: CARDS.free, ...whereabouts('10.129.0.0/24') },
  ],
  [CANDIDATES.overMachines]: [
    'Over the addresses of nodes',
    { master: CARDS.free, ...whereabouts('192.168.111.0/24') },
  ],
  [CANDIDATES.notEverywhere]: [
    'A card that one worker lacks',
    { master: CARDS.some, ...whereabouts('10.200.63.0/24') },
  ],
  [CANDIDATES.down]: [
    'A card that is down on one worker',
    { master: CARDS.down, ...whereabouts('10.200.64.0/24') },
  ],
  [CANDIDATES.large]: [
    'An MTU that the card does not have',
    { master: CARDS.free, mtu: 9000, ...whereabouts('10.200.66.0/24') },
  ],
};

/** The networks of KubeVirt's namespace, one of another, and what whereabouts has given away. */
export const candidates = (ago: Ago): KubernetesObject[] => {
  const created = ago('40d');
  const made = Object.entries(configs).map(([name, [description, config]]) =>
    nad(
      { namespace: CNV_NAMESPACE, name, created, description },
      { cniVersion: '0.3.1', name, type: 'macvlan', ...config },
    ),
  );
  const broken: KubernetesObject = {
    ...nad({ namespace: CNV_NAMESPACE, name: CANDIDATES.broken, created }, {}),
    spec: { config: '{"cniVersion": "0.3.1", "type": "macvlan"' },
  };
  const elsewhere = nad(
    { namespace: PROJECT, name: 'migration', created, description: 'In a project' },
    {
      cniVersion: '0.3.1',
      name: 'migration',
      type: 'macvlan',
      master: CARDS.free,
      mode: 'bridge',
      ...whereabouts('10.200.67.0/24'),
    },
  );
  const pool = ipPool(
    { namespace: 'openshift-multus', created },
    TAKEN_RANGE,
    [1, 2, 3, 4].map((offset) => ({
      offset,
      namespace: CNV_NAMESPACE,
      pod: `backup-${offset}`,
      interfaceName: 'net1',
    })),
  );
  return [...made, broken, elsewhere, pool];
};
