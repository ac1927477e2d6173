import { MAC_PREFIX } from '../../objects/cluster/base.ts';
import { NETWORK } from '../../objects/cluster/node-network.ts';
import { podIp, WORKERS, type ClusterNode } from '../../objects/cluster/nodes.ts';
import { macFrom } from '../../kubernetes/address.ts';
import type { Machine, Nic } from '../../objects/machine.ts';
import { vfAddress } from '../../objects/sriov.ts';
import type { Age, Timestamp } from '../../kubernetes/time.ts';
import { NADS, STORAGE_FUNCTIONS } from './names.ts';

type Ago = (age: Age) => Timestamp;

const [first, second, third] = WORKERS as [ClusterNode, ClusterNode, ClusterNode];

const mac = (number: number) => macFrom(MAC_PREFIX, number);

/** The interface on the pod network. */
function podNic(macNumber: number, ip: string, ports?: Nic['ports']): Nic {
  return {
    name: 'default',
    binding: 'masquerade',
    mac: mac(macNumber),
    addresses: [ip],
    ...(ports && { ports }),
  };
}

/** An interface whose address the guest sets itself; without one it asks a DHCP server for `leased`. */
function bridgeNic(
  name: string,
  nad: string,
  macNumber: number,
  address: { own: string } | { leased: string } | { assigned: string },
): Nic {
  const ip =
    'own' in address
      ? address.own.replace(/\/\d+$/, '')
      : 'leased' in address
        ? address.leased
        : address.assigned;
  return {
    name,
    nad,
    binding: 'bridge',
    mac: mac(macNumber),
    addresses: [ip],
    ...('own' in address && { staticAddress: address.own }),
    ...('assigned' in address && { assigned: [address.assigned] }),
  };
}

function onBridge(bridge: string, nic: Nic): Nic {
  return { ...nic, resource: `bridge.network.kubevirt.io/${bridge}` };
}

function sriovNic(macNumber: number, address: string, vf: number): Nic {
  return {
    name: 'storage',
    nad: NADS.storage,
    binding: 'sriov',
    mac: mac(macNumber),
    addresses: [address.replace(/\/\d+$/, '')],
    staticAddress: address,
    resource: `openshift.io/${STORAGE_FUNCTIONS.resourceName}`,
    pciAddress: vfAddress('3b', vf),
  };
}

const WEB_PORTS = [
  { name: 'http', port: 80 },
  { name: 'https', port: 443 },
];

function webServer(ago: Ago, number: number, on: ClusterNode, age: Age): Machine {
  const ip = podIp(on, 20 + number);
  const { productionBridge } = NETWORK;
  const production = bridgeNic('production', NADS.production, number * 16 + 1, {
    own: `10.20.100.${10 + number}/24`,
  });
  return {
    namespace: 'web-shop',
    name: `web-0${number}`,
    description: 'Web server of the shop',
    created: ago('57d'),
    started: ago(age),
    node: on.name,
    podIp: ip,
    labels: { 'app.kubernetes.io/part-of': 'web-shop' },
    templateLabels: { tier: 'web' },
    cores: 4,
    memoryGi: 8,
    nics: [
      podNic(number * 16, ip, WEB_PORTS),
      onBridge(productionBridge, production),
      bridgeNic('backend', NADS.backend, number * 16 + 2, { assigned: `10.60.0.${1 + number}` }),
    ],
  };
}

function erpMachines(ago: Ago): Machine[] {
  const common = { namespace: 'erp', labels: { 'app.kubernetes.io/part-of': 'erp' } };
  return [
    {
      ...common,
      name: 'erp-app-01',
      description: 'Application server of the ERP system',
      created: ago('60d'),
      started: ago('12d'),
      node: second.name,
      podIp: podIp(second, 31),
      cores: 8,
      memoryGi: 32,
      nics: [
        podNic(0x100, podIp(second, 31)),
        bridgeNic('erp-lan', NADS.erpLan, 0x101, { own: '10.20.220.11/24' }),
        bridgeNic('campus', NADS.campus, 0x102, { leased: '10.30.0.57' }),
      ],
    },
    {
      ...common,
      name: 'erp-db-01',
      description: 'Database of the ERP system, storage over SR-IOV',
      created: ago('60d'),
      started: ago('12d'),
      node: third.name,
      podIp: podIp(third, 32),
      cores: 16,
      memoryGi: 64,
      nics: [
        podNic(0x110, podIp(third, 32)),
        bridgeNic('erp-lan', NADS.erpLan, 0x111, { own: '10.20.220.12/24' }),
        sriovNic(0x112, '10.40.0.12/24', 1),
      ],
    },
  ];
}

function labMachines(ago: Ago): Machine[] {
  const common = { namespace: 'lab', labels: { 'app.kubernetes.io/part-of': 'lab' } };
  return [
    {
      ...common,
      name: 'lab-router-01',
      description: 'Virtual router between the VLANs of the lab',
      created: ago('80d'),
      started: ago('26h'),
      node: third.name,
      podIp: podIp(third, 41),
      cores: 2,
      memoryGi: 4,
      nics: [
        podNic(0x200, podIp(third, 41)),
        onBridge(
          NETWORK.labBridge,
          bridgeNic('uplink', NADS.labFlat, 0x201, { own: '10.99.0.2/24' }),
        ),
        onBridge(
          NETWORK.labBridge,
          bridgeNic('trunk', NADS.labTrunk, 0x202, { own: '10.99.1.1/24' }),
        ),
      ],
    },
    {
      ...common,
      name: 'test-bench-for-the-network-interface-drivers-of-old-systems-001',
      description: 'Test bench with a name as long as names may be',
      created: ago('7d'),
      started: ago('3h'),
      node: first.name,
      podIp: podIp(first, 42),
      cores: 1,
      memoryGi: 2,
      nics: [
        podNic(0x210, podIp(first, 42)),
        bridgeNic('isolated', NADS.labIsolated, 0x211, { own: '192.168.77.10/24' }),
        bridgeNic('campus', NADS.campus, 0x212, { leased: '10.30.0.90' }),
      ],
    },
  ];
}

/** The six running virtual machines of the healthy cluster. */
export function machines(ago: Ago): Machine[] {
  return [
    webServer(ago, 1, first, '21d'),
    webServer(ago, 2, second, '9d'),
    ...erpMachines(ago),
    ...labMachines(ago),
  ];
}
