import type { KubernetesObject } from '../../kubernetes/object.ts';
import { clockAt, type Age } from '../../kubernetes/time.ts';
import { ipamClaim } from '../../objects/udn.ts';
import { mac, nicOn, podNic, wanted, type Wanted } from '../../objects/wanted.ts';
import { BACKEND_SUBNET, NADS } from './names.ts';

/** A VM, and how long ago somebody started it. */
export interface Started {
  vm: KubernetesObject;
  age: Age;
}

type Described = Omit<Wanted, 'created'> & { created: Age; started: Age };

const WEB_PORTS = [
  { name: 'http', port: 80 },
  { name: 'https', port: 443 },
];

const webServer = (number: number, started: Age): Described => ({
  namespace: 'web-shop',
  name: `web-0${number}`,
  description: 'Web server of the shop',
  created: '57d',
  started,
  labels: { 'app.kubernetes.io/part-of': 'web-shop' },
  templateLabels: { tier: 'web' },
  cores: 4,
  memoryGi: 8,
  nics: [
    { ...podNic(number * 16), ports: WEB_PORTS },
    nicOn('production', NADS.production, mac(number * 16 + 1), {
      own: `10.20.100.${10 + number}/24`,
    }),
    nicOn('backend', NADS.backend, mac(number * 16 + 2)),
  ],
});

const ERP = { namespace: 'erp', labels: { 'app.kubernetes.io/part-of': 'erp' } };
const LAB = { namespace: 'lab', labels: { 'app.kubernetes.io/part-of': 'lab' } };

/** In the order in which they were started, so that each of the three workers gets two. */
const MACHINES: Described[] = [
  webServer(1, '21d'),
  webServer(2, '19d'),
  {
    ...ERP,
    name: 'erp-db-01',
    description: 'Database of the ERP system, storage over SR-IOV',
    created: '60d',
    started: '12d',
    cores: 16,
    memoryGi: 64,
    nics: [
      podNic(0x110),
      nicOn('erp-lan', NADS.erpLan, mac(0x111), { own: '10.20.220.12/24' }),
      nicOn('storage', NADS.storage, mac(0x112), { own: '10.40.0.12/24', binding: 'sriov' }),
    ],
  },
  {
    ...LAB,
    name: 'test-bench-for-the-network-interface-drivers-of-old-systems-001',
    description: 'Test bench with a name as long as names may be',
    created: '7d',
    started: '7d',
    cores: 1,
    memoryGi: 2,
    nics: [
      podNic(0x210),
      nicOn('isolated', NADS.labIsolated, mac(0x211), { own: '192.168.77.10/24' }),
      nicOn('campus', NADS.campus, mac(0x212)),
    ],
  },
  {
    ...ERP,
    name: 'erp-app-01',
    description: 'Application server of the ERP system',
    created: '60d',
    started: '3d',
    cores: 8,
    memoryGi: 32,
    nics: [
      podNic(0x100),
      nicOn('erp-lan', NADS.erpLan, mac(0x101), { own: '10.20.220.11/24' }),
      nicOn('campus', NADS.campus, mac(0x102)),
    ],
  },
  {
    ...LAB,
    name: 'lab-router-01',
    description: 'Virtual router between the VLANs of the lab',
    created: '80d',
    started: '26h',
    cores: 2,
    memoryGi: 4,
    nics: [
      podNic(0x200),
      nicOn('uplink', NADS.labFlat, mac(0x201), { own: '10.99.0.2/24' }),
      nicOn('trunk', NADS.labTrunk, mac(0x202), { own: '10.99.1.1/24' }),
    ],
  },
];

/** The six VMs of the healthy cluster, the one that was started first in front. */
export const machines = (now: Date): Started[] => {
  const ago = clockAt(now);
  return MACHINES.map(({ created, started, ...rest }) => ({
    vm: wanted({ ...rest, created: ago(created) }),
    age: started,
  }));
};

/** Hosts of the backend network that its VMs keep. */
const KEPT = { 'web-01': '10.60.0.2', 'web-02': '10.60.0.3' };

/** Claims for the addresses that stay with the VMs on the backend network. */
export const claims = (now: Date): KubernetesObject[] => {
  const created = clockAt(now)('57d');
  const [, prefixLength = ''] = BACKEND_SUBNET.split('/');
  return Object.entries(KEPT).map(([vm, address]) =>
    ipamClaim(
      { namespace: 'web-shop', vm, interface: 'backend', created },
      `web-shop_${NADS.backend}`,
      `${address}/${prefixLength}`,
    ),
  );
};
