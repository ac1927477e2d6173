import { addressPool, metalLb } from '../objects/operators.ts';
import { linuxBridgeNad } from '../objects/nad.ts';
import { namespace } from '../objects/namespace.ts';
import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import {
  ADMINISTRATOR,
  AUDITOR,
  auditorAccess,
  projectAccess,
  projectUsers,
} from '../objects/cluster/access.ts';
import { baseCluster } from '../objects/cluster/base.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { mac, nicOn, podNic, wanted, type Wanted } from '../objects/wanted.ts';
import { played } from './played.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'clinic';
const OTHER = 'pharmacy';
const OPTED_OUT = 'imports';
const LAN = 'wards-vlan80';

const machine = (
  name: string,
  description: string,
  settings: Pick<Wanted, 'nics'> & Partial<Wanted>,
  created: Timestamp,
): KubernetesObject =>
  wanted({ namespace: PROJECT, name, description, created, memoryGi: 2, ...settings });

const machines = (created: Timestamp): KubernetesObject[] => [
  machine(
    'charts-01',
    'Has a name: an agent tells the address of its interface on the LAN',
    { nics: [podNic(0x10), nicOn('lan', LAN, mac(0x11), { own: '10.80.0.11/24' })] },
    created,
  ),
  machine(
    'charts-02',
    'Without guest agent, so that nobody knows the address',
    {
      agent: false,
      nics: [podNic(0x20), nicOn('lan', LAN, mac(0x21), { own: '10.80.0.12/24' })],
    },
    created,
  ),
  machine(
    'scanner-01',
    'The name of its interface is no DNS label',
    { nics: [podNic(0x30), nicOn('Lan_1', LAN, mac(0x31), { own: '10.80.0.13/24' })] },
    created,
  ),
  machine(
    'scanner-02',
    'Has an IPv6 address only',
    { nics: [podNic(0x40), nicOn('lan', LAN, mac(0x41), { own: '2001:db8:80::14/64' })] },
    created,
  ),
  machine('desk-01', 'On the pod network alone', { nics: [podNic(0x50)] }, created),
  machine(
    'archive-01',
    'Stopped',
    {
      runStrategy: 'Halted',
      nics: [podNic(0x60), nicOn('lan', LAN, mac(0x61), { own: '10.80.0.16/24' })],
    },
    created,
  ),
  machine(
    'import-01',
    'Came from another platform with its MAC address, which the pool does not give',
    {
      namespace: OTHER,
      nics: [podNic(0x70), nicOn('lan', LAN, '00:50:56:0a:0b:0c', { own: '10.80.0.17/24' })],
    },
    created,
  ),
];

const objectsAt = (now: Date): KubernetesObject[] => {
  const ago = clockAt(now);
  const lan = (name: string) =>
    linuxBridgeNad(
      {
        namespace: name,
        name: LAN,
        created: ago('70d'),
        description: 'Wards, 10.80.0.0/24',
        bridge: NETWORK.productionBridge,
      },
      { vlan: 80 },
    );
  const created = (age: Age) => ({ created: ago(age) });
  return [
    ...baseCluster(
      ago,
      [
        { name: PROJECT, ...created('130d') },
        { name: OTHER, ...created('120d') },
        {
          name: OPTED_OUT,
          ...created('110d'),
          labels: { 'mutatevirtualmachines.kubemacpool.io': 'ignore' },
        },
      ],
      { policies: true },
    ),
    namespace({ name: 'metallb-system', created: ago('160d') }),
    metalLb(ago('159d')),
    ...addressPool('office', ['10.46.41.94-10.46.41.99'], ago('158d')),
    ...projectAccess(ago, [PROJECT, OTHER]),
    ...auditorAccess(ago),
    lan(PROJECT),
    lan(OTHER),
    ...machines(ago('30d')),
  ];
};

/** Everything for names of VMs on secondary networks, not switched on yet. */
export const secondaryDnsScenario: Scenario = {
  name: 'secondary-dns',
  title: 'Names on secondary networks',
  description:
    'VMs that would have names on a secondary network, and some that would not, each for another reason. KubeSecondaryDNS is not switched on yet; MetalLB has addresses for its Service.',
  users: [ADMINISTRATOR, AUDITOR, ...projectUsers([PROJECT, OTHER])],
  omitCrds: ['istios.sailoperator.io', 'servicemeshmemberrolls.maistra.io'],
  objects: (now = new Date()) =>
    played(objectsAt(now), now, 5 * 86_400, (simulation) => simulation.pass(120)),
};
