import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import { generatedName } from '../../kubernetes/meta.ts';
import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { isSame } from '../../kubernetes/equal.ts';
import type { Node, Pod } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { isPodReady, NETWORKS_ANNOTATION } from '../pod/find.ts';
import { release } from '../pod/whereabouts.ts';
import type { World } from '../world.ts';
import { HANDLER, type Virtualization } from './subject.ts';

const recordAt = (value: unknown, ...path: string[]): Record<string, unknown> => {
  const found = path.reduce<unknown>(
    (here, key) => (isRecord(here) ? here[key] : undefined),
    value,
  );
  return isRecord(found) ? found : {};
};

/** virt-handler says by a label where it runs, and nothing keeps it from a node that is cordoned. */
const runsHandler = ({ metadata }: Node): boolean =>
  metadata.labels?.['kubevirt.io/schedulable'] !== undefined;

/** What a pod would be made of now; of pods only the networks differ here. */
const templateOf = (daemonSet: KubernetesObject): string => {
  const annotations = recordAt(daemonSet, 'spec', 'template', 'metadata', 'annotations');
  const networks = annotations[NETWORKS_ANNOTATION];
  return typeof networks === 'string' ? networks : '';
};

const isOfTemplate = ({ metadata }: Pod, template: string): boolean =>
  (metadata.annotations?.[NETWORKS_ANNOTATION] ?? '') === template;

const podFor = (daemonSet: KubernetesObject, node: string, world: World): Pod => {
  const template = recordAt(daemonSet, 'spec', 'template');
  const { apiVersion, kind, metadata } = daemonSet;
  const { labels, annotations } = recordAt(template, 'metadata');
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: generatedName(`${HANDLER}-`, world.unique(`${HANDLER} on ${node}`)),
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      labels: labels as Record<string, string>,
      annotations: (annotations ?? {}) as Record<string, string>,
      ownerReferences: [
        {
          apiVersion,
          kind,
          name: metadata.name,
          uid: metadata.uid ?? '',
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: { ...(recordAt(template, 'spec') as unknown as Pod['spec']), nodeName: node },
    status: { phase: 'Pending' },
  };
};

/** One pod is tried; once it is ready, a tenth of them at a time. Source: virt-operator apply/apps.go. */
const unavailableAtOnce = (nodes: number, updated: Pod[]): number =>
  updated.some(isPodReady) ? Math.max(1, Math.ceil(nodes / 10)) : 1;

const statusOf = (
  daemonSet: KubernetesObject,
  nodes: readonly string[],
  pods: readonly Pod[],
  updated: readonly Pod[],
): object => {
  const ready = pods.filter(isPodReady).length;
  return {
    ...recordAt(daemonSet, 'status'),
    currentNumberScheduled: pods.length,
    desiredNumberScheduled: nodes.length,
    numberAvailable: ready,
    numberMisscheduled: 0,
    numberReady: ready,
    numberUnavailable: nodes.length - ready,
    observedGeneration: daemonSet.metadata.generation ?? 1,
    updatedNumberScheduled: updated.length,
  };
};

const stopped = (pod: Pod, world: World): Change[] =>
  world.passed(`stop of ${pod.metadata.uid ?? ''}`, SECONDS.handlerStop)
    ? [...release(pod, world), { remove: pod }]
    : [];

/** Pods of before that may go now: those that are not ready at once, the others a few at a time. */
const goingOf = (old: Pod[], all: Pod[], nodes: number, updated: Pod[]): Pod[] => {
  const unready = old.filter((pod) => !isPodReady(pod));
  const away = nodes - all.filter(isPodReady).length;
  const ready = old
    .filter(isPodReady)
    .slice(0, Math.max(0, unavailableAtOnce(nodes, updated) - away));
  return [...unready, ...ready];
};

/**
 * Keeps a pod of virt-handler on each node, and replaces those of an older template: the first one has
 * to be ready before any other goes, and one that does not get ready holds up the rest.
 *
 * Source: Kubernetes pkg/controller/daemon/update.go; KubeVirt pkg/virt-operator/resource/apply/apps.go.
 */
export const daemonSetController: Controller<Virtualization> = (
  { daemonSet, handlers },
  world,
): Change[] => {
  if (!daemonSet) return [];
  world.watchSurroundings();
  const nodes = world
    .nodes()
    .filter(runsHandler)
    .map(({ metadata }) => metadata.name)
    .sort();
  const template = templateOf(daemonSet);
  const pods = handlers
    .filter(({ spec }) => nodes.includes(spec.nodeName ?? ''))
    .sort((a, b) => ((a.spec.nodeName ?? '') < (b.spec.nodeName ?? '') ? -1 : 1));
  const updated = pods.filter((pod) => isOfTemplate(pod, template));
  const old = pods.filter((pod) => !isOfTemplate(pod, template));
  const free = nodes.filter((node) => !pods.some(({ spec }) => spec.nodeName === node));
  const status = statusOf(daemonSet, nodes, pods, updated);
  return [
    ...handlers.filter((pod) => !pods.includes(pod)).map((pod) => ({ remove: pod })),
    ...free.map((node) => ({ put: podFor(daemonSet, node, world) })),
    ...goingOf(old, pods, nodes.length, updated).flatMap((pod) => stopped(pod, world)),
    ...(isSame(daemonSet.status, status) ? [] : [{ put: { ...daemonSet, status } }]),
  ];
};
