import type { KubernetesObject, OwnerReference } from '../kubernetes/object.ts';
import { podMac } from '../kubernetes/address.ts';
import { condition } from './condition.ts';
import { digestOf } from '../kubernetes/digest.ts';
import { metaOf, type Identity } from '../kubernetes/meta.ts';
import { later } from '../kubernetes/time.ts';

/** A pod's interface as Multus reports it. */
export interface NetworkStatus {
  /** `namespace/name` of the NetworkAttachmentDefinition. */
  name: string;
  interface: string;
  ips?: string[];
  mac: string;
  dns: Record<string, never>;
  'device-info'?: object;
}

/** A pod with one container. */
export interface PodSettings extends Identity {
  namespace: string;
  /** Name of its node. */
  node: string;
  hostIp: string;
  ip: string;
  owner: OwnerReference;
  container: { name: string; image: string; ports?: { name: string; port: number }[] };
  /** Quantities that the container asks for. */
  requests: Record<string, string>;
  /** Secondary networks; `undefined` where there is no Multus to report any. */
  networks?: NetworkStatus[];
}

function networkReport(ip: string, secondary: NetworkStatus[]): string {
  const first = { name: 'ovn-kubernetes', interface: 'eth0', ips: [ip], mac: podMac(ip) };
  return JSON.stringify([{ ...first, default: true, dns: {} }, ...secondary], undefined, 4);
}

/** Devices are not shared: Kubernetes takes a request for one only with an equal limit. */
function limitsOf(requests: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(requests).filter(([name]) => name.includes('/')));
}

function containerOf({ container, requests }: PodSettings): object {
  const { name, image, ports = [] } = container;
  const limits = limitsOf(requests);
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...(ports.length > 0 && {
      ports: ports.map((each) => ({
        name: each.name,
        containerPort: each.port,
        protocol: 'TCP',
      })),
    }),
    resources: {
      ...(Object.keys(limits).length > 0 && { limits }),
      requests: { ...requests },
    },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
}

function statusOf({ created, ip, hostIp, container, namespace, name }: PodSettings): object {
  const { image } = container;
  const started = later(created, 8);
  const [repository = ''] = image.split(/:(?=[^/]*$)/);
  return {
    phase: 'Running',
    conditions: [
      condition('PodReadyToStartContainers', true, started),
      condition('Initialized', true, created),
      condition('Ready', true, started),
      condition('ContainersReady', true, started),
      condition('PodScheduled', true, created),
    ],
    containerStatuses: [
      {
        name: container.name,
        image,
        imageID: `${repository}@sha256:${digestOf(image)}`,
        containerID: `cri-o://${digestOf(`container ${namespace}/${name}`)}`,
        ready: true,
        restartCount: 0,
        started: true,
        state: { running: { startedAt: started } },
      },
    ],
    hostIP: hostIp,
    hostIPs: [{ ip: hostIp }],
    podIP: ip,
    podIPs: [{ ip }],
    qosClass: 'Burstable',
    startTime: created,
  };
}

/** A pod that runs and is ready. */
export function runningPod(settings: PodSettings): KubernetesObject {
  const { namespace, name, created, labels, annotations, owner, node, ip, networks } = settings;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metaOf(
      'Pod',
      {
        namespace,
        name,
        created,
        ...(labels && { labels }),
        annotations: {
          ...annotations,
          ...(networks && { 'k8s.v1.cni.cncf.io/network-status': networkReport(ip, networks) }),
        },
      },
      { ownerReferences: [{ ...owner }] },
    ),
    spec: {
      containers: [containerOf(settings)],
      dnsPolicy: 'ClusterFirst',
      nodeName: node,
      restartPolicy: owner.kind === 'DaemonSet' ? 'Always' : 'Never',
      schedulerName: 'default-scheduler',
    },
    status: statusOf(settings),
  };
}
