import { clockAt, type Age, type Timestamp } from '../kubernetes/time.ts';
import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { baseCluster, type SetUp } from '../objects/cluster/base.ts';
import type { Simulation } from '../controllers/simulation.ts';
import { played } from './played.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { Scenario } from './scenario.ts';

interface SettledOptions {
  /** How long ago the controllers began: half an hour by default. */
  ageSeconds?: number;
  /** How far the administrator has come; policies for the networks of nodes are there. */
  setUp?: Partial<SetUp>;
  /** Makes another cluster of the one that scenarios have in common. */
  cluster?: (objects: KubernetesObject[]) => KubernetesObject[];
  /** What happens once all has come to rest; it comes to rest again. */
  story?: (simulation: Simulation) => void;
}

/** The users and objects of a cluster with these projects, in which all has come to rest. */
export const settled = (
  projects: string[],
  objectsOf: (ago: (age: Age) => Timestamp) => KubernetesObject[],
  { ageSeconds = 1800, setUp = {}, cluster = (objects) => objects, story }: SettledOptions = {},
): Pick<Scenario, 'users' | 'objects'> => ({
  users: [ADMINISTRATOR, ...projectUsers(projects)],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    const namespaces = projects.map((name) => ({ name, created: ago('130d') }));
    const objects = [
      ...cluster(baseCluster(ago, namespaces, { policies: true, ...setUp })),
      ...projectAccess(ago, projects),
      ...objectsOf(ago),
    ];
    return played(objects, now, ageSeconds, (simulation) => {
      simulation.pass(120);
      if (!story) return;
      story(simulation);
      simulation.pass(120);
    });
  },
});
