import { linuxBridgeNad, ovnNad } from '../objects/nad.ts';
import type { Age, Timestamp } from '../kubernetes/time.ts';
import { NETWORK } from '../objects/cluster/node-network.ts';
import { mac, nicOn, podNic, wanted } from '../objects/wanted.ts';
import { settled } from './settled.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

const PROJECT = 'warehouse';
const STOCK = 'stock-vlan60';
const ISOLATED = 'scanners';

const networks = (ago: (age: Age) => Timestamp): KubernetesObject[] => [
  linuxBridgeNad(
    {
      namespace: PROJECT,
      name: STOCK,
      created: ago('70d'),
      description: 'Stock systems, 10.60.0.0/24',
      bridge: NETWORK.productionBridge,
    },
    { vlan: 60 },
  ),
  ovnNad(
    {
      namespace: PROJECT,
      name: ISOLATED,
      created: ago('70d'),
      description: 'Only between the VMs of this project: there is no DHCP server',
      network: 'warehouse-scanners',
      topology: 'layer2',
    },
    { mtu: 1400 },
  ),
];

const machines = (created: Timestamp): KubernetesObject[] =>
  [
    wanted({
      namespace: PROJECT,
      name: 'legacy-01',
      description: 'No guest agent: only the address in the pod network is known',
      created,
      agent: false,
      nics: [podNic(0x10), nicOn('stock', STOCK, mac(0x11), { own: '10.60.0.11/24' })],
    }),
    wanted({
      namespace: PROJECT,
      name: 'legacy-02',
      description: 'No guest agent and no pod network: no address is known at all',
      created,
      agent: false,
      nics: [nicOn('stock', STOCK, mac(0x21)), nicOn('scanners', ISOLATED, mac(0x22))],
    }),
    wanted({
      namespace: PROJECT,
      name: 'modern-01',
      description: 'With guest agent: addresses of all interfaces are known',
      created,
      nics: [podNic(0x30), nicOn('stock', STOCK, mac(0x31), { own: '10.60.0.31/24' })],
    }),
    wanted({
      namespace: PROJECT,
      name: 'modern-02',
      description: 'With guest agent, but nobody gives the second interface an address',
      created,
      nics: [podNic(0x40), nicOn('scanners', ISOLATED, mac(0x41))],
    }),
  ].sort((a, b) => a.metadata.name.localeCompare(b.metadata.name));

/** VMs of which only the hypervisor reports, beside some with a guest agent. */
export const noGuestAgent: Scenario = {
  name: 'no-guest-agent',
  title: 'No guest agent',
  description:
    'Four running VMs. Two lack the guest agent, so that no addresses of their secondary interfaces are known; one has it but no address.',
  ...settled([PROJECT], (ago) => [...networks(ago), ...machines(ago('30d'))], {
    ageSeconds: 5 * 86_400,
  }),
};
