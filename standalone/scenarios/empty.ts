import { ADMINISTRATOR, projectAccess, projectUsers } from '../objects/cluster/access.ts';
import { baseCluster } from '../objects/cluster/base.ts';
import { projectNamespaces } from './healthy/index.ts';
import { PROJECTS } from './healthy/names.ts';
import { clockAt } from '../kubernetes/time.ts';
import type { Scenario } from './scenario.ts';

/** The cluster on its first day: every operator is there, and nobody has made a network yet. */
export const empty: Scenario = {
  name: 'empty',
  title: 'Empty cluster',
  description: 'Nodes and projects, but no networks, no VMs and no node network policies yet.',
  users: [ADMINISTRATOR, ...projectUsers([...PROJECTS])],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    return [
      ...baseCluster(ago, projectNamespaces(ago), { policies: false }),
      ...projectAccess(ago, [...PROJECTS]),
    ];
  },
};
