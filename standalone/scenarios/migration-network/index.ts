import {
  ADMINISTRATOR,
  AUDITOR,
  auditorAccess,
  projectAccess,
  projectUsers,
} from '../../objects/cluster/access.ts';
import { baseCluster, CNV_NAMESPACE } from '../../objects/cluster/base.ts';
import { nodeIp, podIp, WORKERS } from '../../objects/cluster/nodes.ts';
import { clockAt, type Age, type Timestamp } from '../../kubernetes/time.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { virtHandlers } from '../../objects/virt-handler.ts';
import { podNic, wanted } from '../../objects/wanted.ts';
import { played } from '../played.ts';
import type { Scenario } from '../scenario.ts';
import { candidates } from './networks.ts';
import { withMigrationCards } from './nodes.ts';

const PROJECT = 'shop';

const machines = (ago: (age: Age) => Timestamp): KubernetesObject[] => {
  const common = { namespace: PROJECT, created: ago('20d') };
  return [
    wanted({ ...common, name: 'till-01', description: 'Can migrate', nics: [podNic(0x10)] }),
    wanted({ ...common, name: 'till-02', description: 'Can migrate', nics: [podNic(0x20)] }),
    wanted({
      ...common,
      name: 'safe-01',
      description: 'Cannot migrate, because it uses a bridge on the pod network',
      nics: [{ ...podNic(0x30), binding: 'bridge' }],
    }),
  ];
};

const DAYS_RUNNING = 6 * 86_400;

/** Live migrations run over the pod network, and there are networks that could carry them. */
export const migrationNetwork: Scenario = {
  name: 'migration-network',
  title: 'Network for live migration',
  description:
    'Live migrations run over the pod network. The namespace of KubeVirt holds networks that could carry them: some are good, and of the others each has a fault of its own.',
  users: [ADMINISTRATOR, AUDITOR, ...projectUsers([PROJECT])],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const places = WORKERS.map((on) => ({ node: on.name, hostIp: nodeIp(on), ip: podIp(on, 9) }));
    const objects = [
      ...baseCluster(ago, [{ name: PROJECT, created: ago('130d') }], { policies: true }).map(
        withMigrationCards,
      ),
      ...projectAccess(ago, [PROJECT]),
      ...auditorAccess(ago),
      ...candidates(ago),
      ...virtHandlers({ namespace: CNV_NAMESPACE, created: ago('140d') }, places),
      ...machines(ago),
    ];
    return played(objects, now, DAYS_RUNNING, (simulation) => simulation.pass(120));
  },
};
