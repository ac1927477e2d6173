import type { KubernetesObject } from '../kubernetes/object.ts';
import { macFrom } from '../kubernetes/address.ts';
import { generatedName, metaOf, ownerOf, type Identity } from '../kubernetes/meta.ts';
import { KUBEVIRT_VERSION } from './machine.ts';
import { runningPod } from './pod.ts';

const NAME = 'virt-handler';
const NETWORKS = 'k8s.v1.cni.cncf.io/networks';
const LABELS = { 'kubevirt.io': NAME };
const CONTAINER = { name: NAME, image: `quay.io/kubevirt/virt-handler:${KUBEVIRT_VERSION}` };
const REQUESTS = { cpu: '10m', memory: '357Mi' };
const INTERFACE = 'migration0';

/** A node with the pod of virt-handler on it. */
export interface HandlerPlace {
  node: string;
  hostIp: string;
  /** Address in the pod network. */
  ip: string;
  /** Address in the network for live migration. */
  migrationIp?: string;
}

export const handlerName = (node: string): string => generatedName(`${NAME}-`, node);

const annotationsFor = (network: string | undefined): Record<string, string> =>
  network === undefined ? {} : { [NETWORKS]: `${network}@${INTERFACE}` };

function daemonSet(
  identity: Omit<Identity, 'name'> & { namespace: string },
  network: string | undefined,
  nodes: number,
): KubernetesObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: metaOf(
      'DaemonSet',
      {
        ...identity,
        name: NAME,
        labels: { ...LABELS, 'app.kubernetes.io/managed-by': 'virt-operator' },
      },
      { generation: 1 },
    ),
    spec: {
      revisionHistoryLimit: 10,
      selector: { matchLabels: { ...LABELS } },
      template: {
        metadata: { labels: { ...LABELS }, annotations: annotationsFor(network) },
        spec: { containers: [{ ...CONTAINER, resources: { requests: { ...REQUESTS } } }] },
      },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
    },
    status: {
      currentNumberScheduled: nodes,
      desiredNumberScheduled: nodes,
      numberAvailable: nodes,
      numberMisscheduled: 0,
      numberReady: nodes,
      numberUnavailable: 0,
      observedGeneration: 1,
      updatedNumberScheduled: nodes,
    },
  };
}

/**
 * virt-handler's DaemonSet with a running pod on each node.
 *
 * @param network NAD of the same namespace over which live migrations run
 */
export function virtHandlers(
  identity: Omit<Identity, 'name'> & { namespace: string },
  places: HandlerPlace[],
  network?: string,
): KubernetesObject[] {
  const { namespace, created } = identity;
  const set = daemonSet(identity, network, places.length);
  const pods = places.map(({ node, hostIp, ip, migrationIp }, index) =>
    runningPod({
      namespace,
      name: handlerName(node),
      created,
      node,
      hostIp,
      ip,
      owner: ownerOf(set),
      labels: { ...LABELS },
      annotations: annotationsFor(network),
      container: { ...CONTAINER },
      requests: { ...REQUESTS },
      networks:
        migrationIp === undefined
          ? []
          : [
              {
                name: `${namespace}/${network ?? ''}`,
                interface: INTERFACE,
                ips: [migrationIp],
                mac: macFrom('0e:7a:31', index + 1),
                dns: {},
              },
            ],
    }),
  );
  return [set, ...pods];
}
