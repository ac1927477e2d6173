import { linuxBridgeNad, ovnNad } from '../objects/nad.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const SHOP = 'shop';
const BRANCH = 'branch';

/** One VLAN of one bridge, from two projects: one segment. */
const SEGMENT = 'till-vlan110';
const OTHER = 'staff-vlan120';
const INSIDE = 'inside';

const networks = (ago: (age: Age) => Timestamp): KubernetesObject[] => {
  const created = ago('50d');
  const bridge = NETWORK.productionBridge;
  return [
    ...[SHOP, BRANCH].flatMap((namespace) => [
      linuxBridgeNad(
        { namespace, name: SEGMENT, created, bridge, description: 'Tills, VLAN 110' },
        { vlan: 110 },
      ),
      // Each project has its own network of this name: they do not meet.
      ovnNad(
        {
          namespace,
          name: INSIDE,
          created,
          description: 'Between the VMs of this project',
          network: `${namespace}-${INSIDE}`,
          topology: 'layer2',
        },
        { mtu: 1400 },
      ),
    ]),
    linuxBridgeNad(
      { namespace: SHOP, name: OTHER, created, bridge, description: 'Staff, VLAN 120' },
      { vlan: 120 },
    ),
  ];
};

const TYPED = '02:00:5e:10:00:01';
const ACROSS = '02:00:5e:10:00:02';
const APART = '02:00:5e:10:00:03';
const ISOLATED = '02:00:5e:10:00:04';
const STOPPED = '02:00:5e:10:00:05';

const till = (
  created: Timestamp,
  [namespace, name]: readonly [string, string],
  description: string,
  nics: Parameters<typeof wanted>[0]['nics'],
  runStrategy: 'Always' | 'Halted' = 'Always',
): KubernetesObject =>
  wanted({ namespace, name, description, created, nics, runStrategy, memoryGi: 2 });

const machines = (created: Timestamp): KubernetesObject[] => [
  till(created, [SHOP, 'till-01'], 'Its MAC address was typed', [
    podNic(0x10),
    nicOn('tills', SEGMENT, TYPED, { own: '10.110.0.11/24' }),
  ]),
  till(
    created,
    [SHOP, 'till-02'],
    'Cloned from till-01: the same MAC address on the same network',
    [podNic(0x20), nicOn('tills', SEGMENT, TYPED.toUpperCase(), { own: '10.110.0.12/24' })],
  ),
  till(created, [SHOP, 'till-03'], 'Meets a till of the branch on the VLAN that both use', [
    podNic(0x30),
    nicOn('tills', SEGMENT, ACROSS, { own: '10.110.0.13/24' }),
  ]),
  till(created, [BRANCH, 'till-04'], 'The MAC address of till-03, from another project', [
    podNic(0x40),
    nicOn('tills', SEGMENT, ACROSS.replaceAll(':', '-'), { own: '10.110.0.14/24' }),
  ]),
  till(
    created,
    [SHOP, 'desk-01'],
    'Shares its MAC address with desk-02, which is on another VLAN',
    [podNic(0x50), nicOn('lan', SEGMENT, APART, { own: '10.110.0.15/24' })],
  ),
  till(
    created,
    [SHOP, 'desk-02'],
    'Shares its MAC address with desk-01, which is on another VLAN',
    [podNic(0x60), nicOn('lan', OTHER, APART, { own: '10.120.0.15/24' })],
  ),
  ...[SHOP, BRANCH].map((namespace, index) =>
    till(
      created,
      [namespace, `store-0${index + 1}`],
      'Shares its MAC address with a VM on a network that it never meets',
      [podNic(0x70 + index * 16), nicOn('inside', INSIDE, ISOLATED)],
    ),
  ),
  till(created, [SHOP, 'backup-01'], 'Runs with the MAC address of backup-02', [
    podNic(0xa0),
    nicOn('tills', SEGMENT, STOPPED, { own: '10.110.0.16/24' }),
  ]),
  till(
    created,
    [SHOP, 'backup-02'],
    'Stopped: it would collide with backup-01 if it were started',
    [podNic(0xb0), nicOn('tills', SEGMENT, STOPPED, { own: '10.110.0.17/24' })],
    'Halted',
  ),
  till(created, [SHOP, 'office-01'], 'Nobody else has its MAC addresses', [
    podNic(0xc0),
    nicOn('staff', OTHER, mac(0xc1), { own: '10.120.0.18/24' }),
  ]),
];

/** The same MAC address several times: where it hurts, and where it does not. */
export const macCollision: Scenario = {
  name: 'mac-collision',
  title: 'MAC collision',
  description:
    'VMs with the same typed MAC address on one network segment, also across projects and in different notations, and others that share one without ever meeting.',
  ...settled([SHOP, BRANCH], (ago) => [...networks(ago), ...machines(ago('30d'))]),
};
