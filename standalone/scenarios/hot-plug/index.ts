import { linuxBridgeNad, ovnNad } from '../../objects/nad.ts';
import { sriovNetwork } from '../../objects/sriov-network.ts';
import { sriovPolicy } from '../../objects/sriov.ts';
import { clockAt, type Age, type Timestamp } from '../../kubernetes/time.ts';
import { ADMINISTRATOR, projectAccess, projectUsers } from '../../objects/cluster/access.ts';
import { baseCluster } from '../../objects/cluster/base.ts';
import { NETWORK } from '../../objects/cluster/node-network.ts';
import { SRIOV_LABEL } from '../../objects/cluster/nodes.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Scenario } from '../scenario.ts';
import { mac, nicOn, podNic, wanted } from '../../objects/wanted.ts';
import { played } from '../played.ts';

type Ago = (age: Age) => Timestamp;

const PROJECT = 'factory';

const NADS = {
  office: 'office-vlan10',
  machines: 'machines-vlan20',
  dataCentre: 'data-centre-vlan30',
  fast: 'fast-sriov',
} as const;

const FUNCTIONS = { policy: 'fast-nics', resourceName: 'fast_nics', pf: 'ens2f0', count: 4 };

const networks = (ago: Ago): KubernetesObject[] => {
  const created = ago('60d');
  const onBridge = { namespace: PROJECT, created, bridge: NETWORK.productionBridge };
  return [
    linuxBridgeNad(
      { ...onBridge, name: NADS.office, description: 'Office, VLAN 10' },
      { vlan: 10 },
    ),
    linuxBridgeNad(
      { ...onBridge, name: NADS.machines, description: 'Machines of the hall, VLAN 20' },
      { vlan: 20 },
    ),
    ovnNad(
      {
        namespace: PROJECT,
        name: NADS.dataCentre,
        created,
        description: 'Servers in the data centre, VLAN 30',
        network: NADS.dataCentre,
        topology: 'localnet',
      },
      { physicalNetworkName: NETWORK.datacenterLocalnet, vlanID: 30, mtu: 1500 },
    ),
    sriovPolicy({ name: FUNCTIONS.policy, created }, { ...FUNCTIONS, nodeSelector: SRIOV_LABEL }),
    ...sriovNetwork(
      { name: NADS.fast, created },
      { resourceName: FUNCTIONS.resourceName, networkNamespace: PROJECT, vlan: 40 },
    ),
  ];
};

/** VMs with room for more interfaces, one to take an interface from, and two that are special. */
const machines = (ago: Ago): KubernetesObject[] => {
  const common = { namespace: PROJECT, created: ago('20d') };
  return [
    wanted({
      ...common,
      name: 'press-01',
      description: 'On the pod network only: plug a bridge or an SR-IOV interface in',
      nics: [podNic(0x10)],
    }),
    wanted({
      ...common,
      name: 'press-02',
      description: 'With an interface on the office network to take out',
      memoryGi: 2,
      nics: [podNic(0x20), nicOn('office', NADS.office, mac(0x21), { own: '10.10.0.22/24' })],
    }),
    wanted({
      ...common,
      name: 'press-03',
      description: 'With two bridge interfaces, of which one may get another network',
      nics: [
        podNic(0x30),
        nicOn('office', NADS.office, mac(0x31), { own: '10.10.0.33/24' }),
        nicOn('machines', NADS.machines, mac(0x32), { own: '10.20.0.33/24' }),
      ],
    }),
    wanted({
      ...common,
      name: 'robot-01',
      description: 'Cannot move to another node, because it uses a bridge on the pod network',
      nics: [{ ...podNic(0x40), binding: 'bridge' }],
    }),
    wanted({
      ...common,
      name: 'spare-01',
      description: 'Stopped: what you change applies at the next start',
      runStrategy: 'Halted',
      nics: [podNic(0x50), nicOn('office', NADS.office, mac(0x51))],
    }),
  ];
};

const DAYS_RUNNING = 9 * 86_400;

const objectsAt = (now: Date): KubernetesObject[] => {
  const ago = clockAt(now);
  const objects = [
    ...baseCluster(ago, [{ name: PROJECT, created: ago('130d') }], {
      policies: true,
      functions: FUNCTIONS,
    }),
    ...projectAccess(ago, [PROJECT]),
    ...networks(ago),
    ...machines(ago),
  ];
  return played(objects, now, DAYS_RUNNING, (simulation) => simulation.pass(120));
};

/** A cluster that applies changes of interfaces to running VMs by itself. */
export const hotPlug: Scenario = {
  name: 'hot-plug',
  title: 'Hot plug',
  description:
    'Running VMs with room for interfaces on Linux bridges, a localnet and SR-IOV. The cluster migrates them by itself (LiveUpdate); one VM cannot be migrated, one is stopped.',
  users: [ADMINISTRATOR, ...projectUsers([PROJECT])],
  objects: (now = new Date()) => objectsAt(now),
};

const withStagedRollout = (object: KubernetesObject): KubernetesObject => {
  if (object.kind !== 'KubeVirt') return object;
  const spec = object.spec as { configuration: object };
  return {
    ...object,
    spec: { ...spec, configuration: { ...spec.configuration, vmRolloutStrategy: 'Stage' } },
  };
};

/** The same cluster where nothing migrates by itself, and one VM waits for its migration. */
export const hotPlugManual: Scenario = {
  name: 'hot-plug-manual',
  title: 'Hot plug by hand',
  description:
    'As “Hot plug”, but the rollout strategy is Stage: a plugged interface waits until you migrate the VM. For press-02 that is the case already.',
  users: hotPlug.users,
  objects: (now = new Date()) => {
    const objects = objectsAt(now).map(withStagedRollout);
    return played(objects, now, 600, (simulation) => {
      simulation.pass(1);
      plugIn(simulation);
      simulation.pass(60);
    });
  },
};

const plugIn = ({ cluster }: Parameters<Parameters<typeof played>[3]>[0]): void => {
  const vm = cluster.get('vm', PROJECT, 'press-02');
  if (!vm) throw new Error('press-02 is missing');
  const { template } = vm.spec;
  const { domain, networks: before = [] } = template.spec;
  const interfaces = [
    ...(domain.devices.interfaces ?? []),
    { name: 'machines', bridge: {}, model: 'virtio', macAddress: mac(0x22) },
  ];
  const spec = {
    ...template.spec,
    domain: { ...domain, devices: { ...domain.devices, interfaces } },
    networks: [...before, { name: 'machines', multus: { networkName: NADS.machines } }],
  };
  cluster.put({ ...vm, spec: { ...vm.spec, template: { ...template, spec } } });
};
