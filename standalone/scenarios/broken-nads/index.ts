import { ADMINISTRATOR, projectAccess, projectUsers } from '../../objects/cluster/access.ts';
import { baseCluster } from '../../objects/cluster/base.ts';
import { clockAt, type Age } from '../../kubernetes/time.ts';
import type { Scenario } from '../scenario.ts';
import { BRIDGE_MISTAKES } from './bridge.ts';
import { brokenNad, type Mistake } from './mistake.ts';
import { OBJECT_MISTAKES } from './object.ts';
import { OVN_MISTAKES, OVN_NAMESPACE } from './ovn.ts';

/** Mistakes by the namespace that holds them. */
const MISTAKES: Record<string, Mistake[]> = {
  'broken-objects': OBJECT_MISTAKES,
  'broken-bridges': BRIDGE_MISTAKES,
  [OVN_NAMESPACE]: OVN_MISTAKES,
};

const NAMESPACES = Object.keys(MISTAKES);

/** Networks that do not work, each for one reason; the description says which. */
export const brokenNads: Scenario = {
  name: 'broken-nads',
  title: 'Broken networks',
  description:
    'Networks with one mistake each. The description of each says what is wrong with it.',
  users: [ADMINISTRATOR, ...projectUsers(NAMESPACES)],
  objects: (now = new Date()) => {
    const ago = clockAt(now);
    return [
      ...baseCluster(
        ago,
        NAMESPACES.map((name) => ({ name, created: ago('40d') })),
        { policies: true },
      ),
      ...projectAccess(ago, NAMESPACES),
      ...Object.entries(MISTAKES).flatMap(([namespace, mistakes]) =>
        mistakes.map((mistake, index) => {
          const age: Age = `${mistakes.length - index}d`;
          return brokenNad(namespace, ago(age), mistake);
        }),
      ),
    ];
  },
};
