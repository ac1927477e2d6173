import { at } from '../../apiserver/conversion/paths.ts';
import { uidOf } from '../../kubernetes/meta.ts';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { condition } from '../../objects/condition.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isSame } from '../../kubernetes/equal.ts';
import { evictionOf } from '../eviction.ts';
import { isTrue } from '../kubevirt/conditions.ts';
import type { Node, Pod } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { isPodOver } from '../pod/find.ts';
import { recordsOf } from '../services/lists.ts';
import type { World } from '../world.ts';
import { configurationOf, configured, contentOf, type Configuration } from './configuration.ts';
import type { PoolOfNodes } from './subject.ts';

const PREFIX = 'machineconfiguration.openshift.io';
const CURRENT = `${PREFIX}/currentConfig`;
const DESIRED = `${PREFIX}/desiredConfig`;
const STATE = `${PREFIX}/state`;
const REASON = `${PREFIX}/reason`;

const noteOf = ({ metadata }: Node, key: string): string | undefined => metadata.annotations?.[key];

const annotated = (node: Node, annotations: Record<string, string>): Node => ({
  ...node,
  metadata: {
    ...node.metadata,
    annotations: { ...node.metadata.annotations, ...annotations },
  },
});

const isReady = ({ status }: Node): boolean => isTrue(status?.conditions, 'Ready');

const isOpen = (node: Node): boolean => isReady(node) && node.spec?.unschedulable !== true;

const isAtWork = (node: Node): boolean =>
  noteOf(node, STATE) === 'Working' || noteOf(node, STATE) === 'Degraded';

const isUpdated = (node: Node, { name }: Configuration): boolean =>
  noteOf(node, CURRENT) === name && noteOf(node, STATE) === 'Done';

const scheduling = (node: Node, isClosed: boolean): Node => {
  const { unschedulable: _before, ...spec } = node.spec ?? {};
  return { ...node, spec: isClosed ? { ...spec, unschedulable: true } : spec };
};

const withReady = (node: Node, holds: boolean, now: string): Node => {
  const next = holds
    ? condition('Ready', true, now, 'KubeletReady', 'kubelet is posting ready status')
    : condition('Ready', false, now, 'KubeletNotReady', 'the node is starting');
  const conditions = (node.status?.conditions ?? []).map((each) =>
    each.type === 'Ready' ? { ...each, ...next, lastHeartbeatTime: now } : each,
  );
  return { ...node, status: { ...node.status, conditions } };
};

/** Pods that have to leave before the node restarts; those of DaemonSets stay. */
const leavingPods = (node: Node, world: World): Pod[] =>
  world
    .allPods()
    .filter(
      (pod) =>
        pod.spec.nodeName === node.metadata.name &&
        !isPodOver(pod) &&
        !pod.metadata.ownerReferences?.some(({ kind }) => kind === 'DaemonSet'),
    );

/** What comes next on a node that is being emptied; undefined once it is empty. */
const drained = (node: Node, { name }: Configuration, world: World): Change[] | undefined => {
  const pods = leavingPods(node, world);
  if (pods.length === 0) return undefined;
  world.watchSurroundings();
  const evictions = pods.map((pod) => evictionOf(pod, world.allInstances(), world.settings()));
  const changes = evictions.flatMap(({ change }) => (change ? [change] : []));
  if (changes.length > 0) return changes;
  if (noteOf(node, STATE) === 'Degraded') return [];
  if (!world.passed(`drain of ${node.metadata.name} for ${name}`, SECONDS.poolDrain)) return [];
  const reason = `failed to drain node: ${node.metadata.name} after 1 hour. Please see machine-config-controller logs for more information`;
  return [{ put: annotated(node, { [STATE]: 'Degraded', [REASON]: reason }) }];
};

/**
 * The next step of a node on the way to its configuration: closed for pods, emptied, started anew, open.
 *
 * Source: machine-config-operator pkg/daemon/update.go, pkg/controller/drain/drain_controller.go.
 */
const advanced = (node: Node, configuration: Configuration, world: World): Change[] => {
  const { name } = configuration;
  const { name: host, uid = '' } = node.metadata;
  const done = { [CURRENT]: name, [DESIRED]: name, [STATE]: 'Done', [REASON]: '' };
  if (contentOf(noteOf(node, CURRENT) ?? '') === contentOf(name))
    return [{ put: annotated(scheduling(node, false), done) }];
  if (isReady(node)) {
    if (node.spec?.unschedulable !== true) return [{ put: scheduling(node, true) }];
    const changes = drained(node, configuration, world);
    if (changes) return changes;
    return [
      { put: withReady(annotated(node, { [STATE]: 'Working', [REASON]: '' }), false, world.now) },
    ];
  }
  if (!world.passed(`restart of ${host} for ${name}`, SECONDS.reboot)) return [];
  const started = configured(withReady(scheduling(node, false), true, world.now), configuration);
  const info = at(started.status, ['nodeInfo']);
  const bootID = uidOf('boot', uid, name);
  return [
    {
      put: {
        ...annotated(started, done),
        status: { ...started.status, nodeInfo: { ...(isRecord(info) ? info : {}), bootID } },
      },
    },
  ];
};

/** How many nodes may be away at once: one, a number, or a part of them rounded down and at least one. */
const mostAway = ({ spec }: KubernetesObject, nodes: number): number => {
  const value = at(spec, ['maxUnavailable']);
  if (typeof value === 'number') return Math.max(1, value);
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? 1 : Math.max(1, Math.floor((nodes * Number(percent)) / 100));
};

const statusOf = (
  pool: KubernetesObject,
  nodes: Node[],
  configuration: Configuration,
  now: string,
): Record<string, unknown> => {
  const { name } = configuration;
  const updated = nodes.filter((node) => isUpdated(node, configuration));
  const broken = nodes.filter((node) => noteOf(node, STATE) === 'Degraded');
  const isDone = updated.length === nodes.length;
  const isPaused = at(pool.spec, ['paused']) === true;
  const isUpdating = !isDone && !isPaused;
  const why = broken
    .map(
      (node) => `Node ${node.metadata.name} is reporting: ${JSON.stringify(noteOf(node, REASON))}`,
    )
    .join(', ');
  const count = `${broken.length} nodes are reporting degraded status on sync`;
  const wanted = [
    condition('RenderDegraded', false, now, '', ''),
    condition('NodeDegraded', broken.length > 0, now, broken.length > 0 ? count : '', why),
    condition('Degraded', broken.length > 0, now, broken.length > 0 ? count : '', why),
    condition('Updated', isDone, now, '', isDone ? `All nodes are updated with ${name}` : ''),
    condition(
      'Updating',
      isUpdating,
      now,
      '',
      isUpdating ? `All nodes are updating to ${name}` : '',
    ),
  ];
  const before = recordsOf(at(pool.status, ['conditions']));
  const conditions = wanted.map((each) => {
    const old = before.find(({ type }) => type === each.type);
    return old?.status === each.status
      ? { ...each, lastTransitionTime: old.lastTransitionTime }
      : each;
  });
  return {
    ...(isRecord(pool.status) ? pool.status : {}),
    ...(isDone && { configuration: { name } }),
    conditions,
    machineCount: nodes.length,
    updatedMachineCount: updated.length,
    readyMachineCount: updated.filter(isOpen).length,
    unavailableMachineCount: nodes.filter((node) => !isOpen(node) || isAtWork(node)).length,
    degradedMachineCount: broken.length,
    observedGeneration: pool.metadata.generation ?? 1,
  };
};

/** Nodes that nobody has told of a configuration have that of a pool without any profile. */
const adopted = (pool: KubernetesObject, nodes: Node[]): Change[] => {
  const { name } = configurationOf(pool, []);
  return nodes
    .filter((node) => noteOf(node, CURRENT) === undefined)
    .map((node) => ({
      put: annotated(node, { [CURRENT]: name, [DESIRED]: name, [STATE]: 'Done', [REASON]: '' }),
    }));
};

/** Brings the nodes of a pool to its configuration, one after the other, and counts them. */
export const nodePoolController: Controller<PoolOfNodes> = (
  { pool, nodes, profiles },
  world,
): Change[] => {
  if (!pool) return [];
  const configuration = configurationOf(pool, profiles);
  const { name } = configuration;
  const first = adopted(pool, nodes);
  if (first.length > 0) return first;
  const busy = nodes.filter(isAtWork);
  for (const node of busy) {
    const changes = advanced(node, configuration, world);
    if (changes.length > 0) return changes;
  }
  const waiting = nodes.find((node) => !isAtWork(node) && noteOf(node, CURRENT) !== name);
  const isPaused = at(pool.spec, ['paused']) === true;
  if (waiting && !isPaused && busy.length < mostAway(pool, nodes.length))
    return [{ put: annotated(waiting, { [DESIRED]: name, [STATE]: 'Working' }) }];
  const spec = { ...(isRecord(pool.spec) ? pool.spec : {}), configuration: { name } };
  const status = statusOf(pool, nodes, configuration, world.now);
  return isSame([pool.spec, pool.status], [spec, status])
    ? []
    : [{ put: { ...pool, spec, status } }];
};
