import { ADMINISTRATOR, projectUsers, VIEW_RULES } from '../objects/cluster/access.ts';
import { healthyObjects } from './healthy/index.ts';
import { PROJECTS } from './healthy/names.ts';
import { role, roleBinding } from '../objects/rbac.ts';
import { clockAt } from '../kubernetes/time.ts';
import type { Scenario } from './scenario.ts';
import type { User } from '../kubernetes/user.ts';

const NAMESPACE = 'web-shop';

const VISITOR: User = {
  name: 'visitor',
  groups: ['system:authenticated'],
  token: 'visitor',
};

/** The healthy cluster in the eyes of someone who may only look, and only at one namespace. */
export const readOnly: Scenario = {
  name: 'read-only',
  title: 'Read only',
  description: `You may look at the namespace ${NAMESPACE} and at nothing else of the healthy cluster.`,
  users: [VISITOR, ADMINISTRATOR, ...projectUsers([...PROJECTS])],
  objects: (now = new Date()) => {
    const created = clockAt(now)('20d');
    const identity = { namespace: NAMESPACE, name: 'visitors', created };
    const visitors = role(identity, VIEW_RULES);
    return [...healthyObjects(now), visitors, roleBinding(identity, visitors, VISITOR.name)];
  },
};
