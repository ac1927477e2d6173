import { digestOf } from '../../kubernetes/digest.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { withCondition } from '../kubevirt/conditions.ts';
import type { Node, Pod } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import type { World } from '../world.ts';
import { freePodIp } from './addresses.ts';
import { attach } from './attach.ts';
import { isPodOver, STATUS_ANNOTATION, type PodNetwork } from './find.ts';
import { place } from './schedule.ts';

const withStatus = (pod: Pod, status: Partial<NonNullable<Pod['status']>>): Pod => ({
  ...pod,
  status: { ...pod.status, ...status },
});

const event = (
  about: Pod,
  source: string,
  reason: string,
  message: string,
  type: 'Normal' | 'Warning' = 'Normal',
): Change => ({ event: { about, type, reason, message, source } });

const unschedulable = (pod: Pod, message: string, world: World): Change[] => {
  const said = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message } as const;
  const change = event(pod, 'default-scheduler', 'FailedScheduling', message, 'Warning');
  return [
    {
      put: withStatus(pod, { conditions: withCondition(pod.status?.conditions, said, world.now) }),
    },
    ...('event' in change && world.saidBefore(change.event) ? [] : [change]),
  ];
};

const bound = (pod: Pod, node: Node, now: string): Pod => {
  const { name } = node.metadata;
  const said = { type: 'PodScheduled', status: 'True' } as const;
  return {
    ...withStatus(pod, { conditions: withCondition(pod.status?.conditions, said, now) }),
    metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, 'kubevirt.io/nodeName': name } },
    spec: { ...pod.spec, nodeName: name },
  };
};

const schedule = (pod: Pod, world: World): Change[] => {
  if (!world.passed(`scheduling of ${pod.metadata.uid ?? ''}`, SECONDS.scheduling)) return [];
  const placed = place(pod, world.nodes(), world.allPods());
  if ('message' in placed) {
    world.watchSurroundings();
    return unschedulable(pod, placed.message, world);
  }
  const { namespace = '', name } = pod.metadata;
  return [
    { put: bound(pod, placed.node, world.now) },
    event(
      pod,
      'default-scheduler',
      'Scheduled',
      `Successfully assigned ${namespace}/${name} to ${placed.node.metadata.name}`,
    ),
  ];
};

const containerStatus = (pod: Pod, state: object, ready: boolean): object => {
  const [container] = pod.spec.containers;
  const image = container?.image ?? '';
  const [repository = ''] = image.split(/:(?=[^/]*$)/);
  return {
    name: container?.name ?? '',
    image,
    imageID: ready ? `${repository}@sha256:${digestOf(image)}` : '',
    ...(ready ? { containerID: `cri-o://${digestOf(`container ${pod.metadata.uid ?? ''}`)}` } : {}),
    ready,
    restartCount: 0,
    started: ready,
    state,
  };
};

const stuck = (pod: Pod, failure: string, world: World): Change[] => {
  const said = { type: 'PodReadyToStartContainers', status: 'False' } as const;
  const change = event(pod, 'kubelet', 'FailedCreatePodSandBox', failure, 'Warning');
  return [
    {
      put: withStatus(pod, {
        conditions: withCondition(pod.status?.conditions, said, world.now),
        containerStatuses: [
          containerStatus(pod, { waiting: { reason: 'ContainerCreating' } }, false),
        ],
      }),
    },
    ...('event' in change && world.saidBefore(change.event) ? [] : [change]),
  ];
};

type Attached = Exclude<ReturnType<typeof attach>, { failure: string }>;

const READY = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady'];

const isProbed = ({ spec }: Pod): boolean =>
  spec.containers.some(({ readinessProbe }) => readinessProbe !== undefined);

/** A running pod that is ready, or that a probe keeps from it. */
export const withReadiness = (pod: Pod, isReady: boolean, now: string): Pod => {
  const names = pod.spec.containers
    .filter(({ readinessProbe }) => readinessProbe !== undefined)
    .map(({ name }) => name);
  const why = {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${names.join(' ')}]`,
  };
  const conditions = ['Ready', 'ContainersReady'].reduce(
    (all, type) =>
      withCondition(
        all,
        isReady ? { type, status: 'True' } : { type, status: 'False', ...why },
        now,
      ),
    pod.status?.conditions ?? [],
  );
  const statuses = pod.status?.containerStatuses;
  const containerStatuses = Array.isArray(statuses)
    ? (statuses as Record<string, unknown>[]).map((each) => ({ ...each, ready: isReady }))
    : [];
  return withStatus(pod, { conditions, containerStatuses });
};

const started = (pod: Pod, node: Node, { networks, annotations }: Attached, world: World): Pod => {
  const hostIP = node.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? '';
  const podIPs = (networks[0]?.ips ?? []).map((ip) => ({ ip }));
  const podIP = podIPs[0]?.ip ?? '';
  const report = JSON.stringify(networks, undefined, 4);
  const running: Pod = {
    ...withStatus(pod, {
      phase: 'Running',
      conditions: READY.reduce(
        (conditions, type) => withCondition(conditions, { type, status: 'True' }, world.now),
        pod.status?.conditions ?? [],
      ),
      containerStatuses: [containerStatus(pod, { running: { startedAt: world.now } }, true)],
      hostIP,
      hostIPs: [{ ip: hostIP }],
      podIP,
      podIPs,
      startTime: world.now,
    }),
    metadata: {
      ...pod.metadata,
      annotations: {
        ...pod.metadata.annotations,
        ...annotations,
        ...(world.hasMultus ? { [STATUS_ANNOTATION]: report } : {}),
      },
    },
  };
  return isProbed(running) ? withReadiness(running, false, world.now) : running;
};

/**
 * Attaches a pod that has a node to its networks and runs its container.
 *
 * @param run what becomes of the pod once it has its networks
 */
export const start = (
  pod: Pod,
  world: World,
  run: (pod: Pod, networks: PodNetwork[]) => Pod = (running) => running,
): Change[] => {
  if (!world.passed(`start of ${pod.metadata.uid ?? ''}`, SECONDS.podStart)) return [];
  const node = world.nodes().find(({ metadata }) => metadata.name === pod.spec.nodeName);
  if (!node) return [];
  const attachment = attach(pod, freePodIp(node, world), world);
  if ('failure' in attachment) {
    world.watchSurroundings();
    return stuck(pod, attachment.failure, world);
  }
  const { networks, pools } = attachment;
  return [
    ...pools.map((pool) => ({ put: pool })),
    { put: run(started(pod, node, attachment, world), networks) },
    ...networks.map((network) =>
      event(
        pod,
        'multus',
        'AddedInterface',
        `Add ${network.interface} [${(network.ips ?? []).join(' ')}] from ${network.name}`,
      ),
    ),
  ];
};

/** The pod after its container has ended by itself. */
export const ended = (pod: Pod, now: string): Pod => {
  const said = { type: 'Ready', status: 'False', reason: 'PodCompleted' } as const;
  return withStatus(pod, {
    phase: 'Succeeded',
    conditions: [said, { ...said, type: 'ContainersReady' }].reduce(
      (conditions, each) => withCondition(conditions, each, now),
      pod.status?.conditions ?? [],
    ),
    containerStatuses: [
      containerStatus(
        pod,
        { terminated: { exitCode: 0, reason: 'Completed', finishedAt: now } },
        false,
      ),
    ],
  });
};

/** Gives launcher pods a node, networks and a running container: scheduler, Multus and kubelet. */
export const podController: Controller = ({ pods, vmi }, world) =>
  pods.flatMap((pod): Change[] => {
    // What a former instance left behind goes with it.
    if (pod.metadata.ownerReferences?.[0]?.uid !== vmi?.metadata.uid) return [{ remove: pod }];
    if (isPodOver(pod) || pod.status?.phase === 'Running') return [];
    return pod.spec.nodeName === undefined ? schedule(pod, world) : start(pod, world);
  });
