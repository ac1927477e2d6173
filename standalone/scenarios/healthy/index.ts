import { ADMINISTRATOR, projectAccess, projectUsers } from '../../objects/cluster/access.ts';
import { baseCluster } from '../../objects/cluster/base.ts';
import { bootSources, claim, instancetype } from '../../objects/boot.ts';
import type { Identity } from '../../kubernetes/meta.ts';
import { selectedPods, vmService, type ServiceSettings } from '../../objects/service.ts';
import { clockAt, secondsOf, type Age, type Timestamp } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { Scenario } from '../scenario.ts';
import { claims, machines, type Started } from './machines.ts';
import type { Simulation } from '../../controllers/simulation.ts';
import { played } from '../played.ts';
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

function services(ago: Ago, all: KubernetesObject[]): KubernetesObject[] {
  const one = (identity: Identity & { namespace: string }, settings: ServiceSettings) =>
    vmService(identity, settings, selectedPods(all, identity.namespace, settings.selector));
  return [
    ...one(
      { namespace: 'web-shop', name: 'web', created: ago('55d'), labels: { app: 'web' } },
      {
        clusterIp: '172.30.41.7',
        selector: { tier: 'web' },
        ports: [
          { name: 'http', port: 80 },
          { name: 'https', port: 443 },
        ],
      },
    ),
    ...one(
      { namespace: 'erp', name: 'erp-app-01-ssh', created: ago('12d') },
      {
        clusterIp: '172.30.118.203',
        selector: { 'vmi.kubevirt.io/id': 'erp-app-01' },
        ports: [{ name: 'ssh', port: 22, nodePort: 30_022 }],
      },
    ),
  ];
}

/** Everything but the VMs and what looks after them. */
function surroundings(now: Date): KubernetesObject[] {
  const ago = clockAt(now);
  return [
    ...baseCluster(ago, projectNamespaces(ago), {
      policies: true,
      functions: STORAGE_FUNCTIONS,
      migrationNetwork: NADS.migration,
    }),
    ...projectAccess(ago, [...PROJECTS]),
    ...networks(ago),
    ...bootSources(now),
    instancetype({ namespace: 'web-shop', name: 'shop', created: ago('57d') }, 2, '2Gi'),
    claim({ namespace: 'web-shop', name: 'old-shop', created: ago('50d') }, '40Gi'),
    ...migrationHandlers(ago),
    ...claims(now),
  ];
}

/** Starts one VM after the other, each as long ago as it runs. */
function story(all: Started[]): (simulation: Simulation) => void {
  return (simulation) => {
    all.forEach(({ vm, age }, index) => {
      simulation.cluster.put(vm);
      const next = all[index + 1];
      simulation.pass(secondsOf(age) - (next ? secondsOf(next.age) : 0));
    });
  };
}

/** Every object of the healthy cluster at the time `now`. */
export function healthyObjects(now: Date): KubernetesObject[] {
  const all = machines(now);
  const [oldest] = all;
  const age = oldest ? secondsOf(oldest.age) : 0;
  const objects = played(surroundings(now), now, age, story(all));
  return [...objects, ...services(clockAt(now), objects)];
}

/** A cluster in use where every network works. */
export const healthy: Scenario = {
  name: 'healthy',
  title: 'Healthy cluster',
  description: 'Three projects with six running VMs and a network of each type. Everything works.',
  users: [ADMINISTRATOR, ...projectUsers([...PROJECTS])],
  objects: (now = new Date()) => healthyObjects(now),
};
