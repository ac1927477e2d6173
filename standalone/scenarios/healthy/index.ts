import { ADMINISTRATOR, projectAccess, projectUsers } from '../../objects/cluster/access.ts';
import { baseCluster } from '../../objects/cluster/base.ts';
import { NODES, nodeIp } from '../../objects/cluster/nodes.ts';
import { launcherPod } from '../../objects/launcher-pod.ts';
import type { Machine } from '../../objects/machine.ts';
import { vmService } from '../../objects/service.ts';
import { clockAt, type Age, type Timestamp } from '../../kubernetes/time.ts';
import { ipamClaim } from '../../objects/udn.ts';
import { vm } from '../../objects/vm.ts';
import { vmi } from '../../objects/vmi.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Scenario } from '../scenario.ts';
import { machines } from './machines.ts';
import { migrationHandlers } from './migration.ts';
import { CAMPUS_LABEL, NADS, PROJECTS, STORAGE_FUNCTIONS } from './names.ts';
import { networks } from './networks.ts';

type Ago = (age: Age) => Timestamp;

/** The namespaces of the users' projects. */
export function projectNamespaces(ago: Ago) {
  return [
    { name: 'web-shop', created: ago('130d'), labels: { 'example.com/team': 'commerce' } },
    {
      name: 'erp',
      created: ago('125d'),
      labels: { 'example.com/team': 'finance', ...CAMPUS_LABEL },
    },
    { name: 'lab', created: ago('100d'), labels: { 'example.com/team': 'it', ...CAMPUS_LABEL } },
  ];
}

/** The objects of a running machine: VM, instance, pod, and a claim for each address that stays with it. */
function machineObjects(machine: Machine): KubernetesObject[] {
  const on = NODES.find(({ name }) => name === machine.node);
  if (!on) throw new Error(`${machine.name} runs on ${machine.node}, which is no node`);
  const claims = machine.nics.flatMap((nic) =>
    nic.nad === NADS.backend
      ? [ipamClaim(machine, nic, `${machine.namespace}_${NADS.backend}`, 24)]
      : [],
  );
  return [vm(machine), vmi(machine), launcherPod(machine, nodeIp(on)), ...claims];
}

function services(ago: Ago, all: Machine[]): KubernetesObject[] {
  return [
    ...vmService(
      { namespace: 'web-shop', name: 'web', created: ago('55d'), labels: { app: 'web' } },
      {
        clusterIp: '172.30.41.7',
        selector: { tier: 'web' },
        ports: [
          { name: 'http', port: 80 },
          { name: 'https', port: 443 },
        ],
        machines: all.filter(({ namespace }) => namespace === 'web-shop'),
      },
    ),
    ...vmService(
      { namespace: 'erp', name: 'erp-app-01-ssh', created: ago('12d') },
      {
        clusterIp: '172.30.118.203',
        selector: { 'vmi.kubevirt.io/id': 'erp-app-01' },
        ports: [{ name: 'ssh', port: 22, nodePort: 30_022 }],
        machines: all.filter(({ name }) => name === 'erp-app-01'),
      },
    ),
  ];
}

/** Every object of the healthy cluster at the time `now`. */
export function healthyObjects(now: Date): KubernetesObject[] {
  const ago = clockAt(now);
  const all = machines(ago);
  return [
    ...baseCluster(ago, projectNamespaces(ago), {
      policies: true,
      functions: STORAGE_FUNCTIONS,
      migrationNetwork: NADS.migration,
    }),
    ...projectAccess(ago, [...PROJECTS]),
    ...networks(ago),
    ...migrationHandlers(ago),
    ...all.flatMap(machineObjects),
    ...services(ago, all),
  ];
}

/** A cluster in use where every network works. */
export const healthy: Scenario = {
  name: 'healthy',
  title: 'Healthy cluster',
  description: 'Three projects with six running VMs and a network of each type. Everything works.',
  users: [ADMINISTRATOR, ...projectUsers([...PROJECTS])],
  objects: (now = new Date()) => healthyObjects(now),
};
