import { at } from '../../apiserver/conversion/paths.ts';
import { isRecord } from '../../kubernetes/object.ts';
import { generatedName } from '../../kubernetes/meta.ts';
import { KUBEVIRT_VERSION } from '../../objects/machine.ts';
import { hostNameOf, instanceIdOf } from '../kubevirt/label-values.ts';
import {
  coresOf,
  isAbsent,
  isPrimary,
  isSecondary,
  memoryOf,
  nadKey,
  nadRefOf,
  nicsOf,
  podSideOf,
  interfacesOf,
  networksOf,
  type Nic,
} from '../kubevirt/spec.ts';
import type { Migration, Pod, Probe, VirtualMachineInstance } from '../kubevirt/types.ts';
import type { World } from '../world.ts';
import { configOf } from './cni.ts';
import { CREATED_BY, MIGRATION_UID, NETWORKS_ANNOTATION, type PodRequest } from './find.ts';
import { amountOf } from './quantity.ts';

const RESOURCE_NAME = 'k8s.v1.cni.cncf.io/resourceName';
/** MiB that the hypervisor needs beside the guest's memory. */
const OVERHEAD = 320;

const namespaceOf = ({ metadata }: VirtualMachineInstance): string => metadata.namespace ?? '';

/** The networks that the pod has to get from Multus: all but the primary and those marked absent. */
const secondaryNics = ({ spec }: VirtualMachineInstance): Nic[] =>
  nicsOf(spec).filter(({ face, network }) => isSecondary(network) && !isAbsent(face));

const refOf = (vmi: VirtualMachineInstance, { network }: Nic) =>
  nadRefOf(network.multus?.networkName ?? '', namespaceOf(vmi));

/** The first NetworkAttachmentDefinition that is not there, as `namespace/name`. */
export const missingNad = (vmi: VirtualMachineInstance, world: World): string | undefined =>
  nicsOf(vmi.spec)
    .filter(({ face, network }) => network.multus !== undefined && !isAbsent(face))
    .map((nic) => refOf(vmi, nic))
    .filter((ref) => !world.nad(ref))
    .map(nadKey)[0];

const requestOf = (vmi: VirtualMachineInstance, nic: Nic, world: World): PodRequest => {
  const { face, network } = nic;
  const ref = refOf(vmi, nic);
  const persistent = configOf(world.nad(ref))?.allowPersistentIPs === true;
  return {
    name: ref.name,
    namespace: ref.namespace,
    ...(face.macAddress === undefined ? {} : { mac: face.macAddress }),
    interface: podSideOf(network),
    ...(persistent
      ? { 'ipam-claim-reference': `${vmi.metadata.name}.${network.name}`.toLowerCase() }
      : {}),
  };
};

const annotationsOf = (vmi: VirtualMachineInstance, world: World): Record<string, string> => {
  const requests = secondaryNics(vmi).map((nic) => requestOf(vmi, nic, world));
  const primary = networksOf(vmi.spec).find(isPrimary);
  return {
    ...vmi.metadata.annotations,
    'kubectl.kubernetes.io/default-container': 'compute',
    'kubevirt.io/domain': vmi.metadata.name,
    'kubevirt.io/migrationTransportUnix': 'true',
    ...(primary?.multus
      ? {
          'v1.multus-cni.io/default-network': nadKey(
            nadRefOf(primary.multus.networkName, namespaceOf(vmi)),
          ),
        }
      : {}),
    ...(requests.length > 0 ? { [NETWORKS_ANNOTATION]: JSON.stringify(requests) } : {}),
  };
};

/** Devices that networks ask for by an annotation. Source: KubeVirt pkg/network/multus, NetworkToResource. */
const networkResources = (vmi: VirtualMachineInstance, world: World): Record<string, string> => {
  const counts = new Map<string, number>();
  for (const nic of secondaryNics(vmi)) {
    const resource = world.nad(refOf(vmi, nic))?.metadata.annotations?.[RESOURCE_NAME];
    if (resource) counts.set(resource, (counts.get(resource) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].map(([name, count]) => [name, String(count)]));
};

/** CPUs of its own that the emulator gets. Source: KubeVirt pkg/virt-controller/services/template.go. */
const emulatorCpus = ({ spec }: VirtualMachineInstance, world: World): number => {
  if (spec.domain.cpu?.isolateEmulatorThread !== true) return 0;
  const isEven = coresOf(spec) % 2 === 0;
  // With AlignCPUs the sum is made even.
  return isEven && world.settings().featureGates.includes('AlignCPUs') ? 2 : 1;
};

const isDedicated = ({ spec }: VirtualMachineInstance): boolean =>
  spec.domain.cpu?.dedicatedCpuPlacement === true;

const cpuOf = (vmi: VirtualMachineInstance, world: World): string =>
  isDedicated(vmi)
    ? String(coresOf(vmi.spec) + emulatorCpus(vmi, world))
    : `${coresOf(vmi.spec) * 100}m`;

const MI = 1024 ** 2;

/** The guest's memory stands in huge pages where it asks for them, and beside them what the emulator needs. */
const memoryRequests = ({ spec }: VirtualMachineInstance): Record<string, string> => {
  const mebibytes = Math.ceil(amountOf(memoryOf(spec)) / MI);
  const { pageSize } = spec.domain.memory?.hugepages ?? {};
  return pageSize === undefined
    ? { memory: `${mebibytes + OVERHEAD}Mi` }
    : { memory: `${OVERHEAD}Mi`, [`hugepages-${pageSize}`]: `${mebibytes}Mi` };
};

const requestsOf = (vmi: VirtualMachineInstance, world: World): Record<string, string> => ({
  cpu: cpuOf(vmi, world),
  ...memoryRequests(vmi),
  'ephemeral-storage': '50M',
  'devices.kubevirt.io/kvm': '1',
  'devices.kubevirt.io/tun': '1',
  'devices.kubevirt.io/vhost-net': '1',
  ...networkResources(vmi, world),
});

/** What a pod may not have more of than it asks for. */
const limitsOf = (
  vmi: VirtualMachineInstance,
  requests: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(requests).filter(
      ([name]) =>
        name.includes('/') ||
        name.startsWith('hugepages-') ||
        (isDedicated(vmi) && (name === 'cpu' || name === 'memory')),
    ),
  );

/** The RuntimeClass of all VMs, with the nodes that it is for, as the API server adds them to a pod. */
const runtimeClassOf = (
  world: World,
): { runtimeClassName?: string; selector: Record<string, unknown> } => {
  const { defaultRuntimeClass } = world.settings();
  if (defaultRuntimeClass === undefined) return { selector: {} };
  const selector = at(world.find('runtimeClass', undefined, defaultRuntimeClass), [
    'scheduling',
    'nodeSelector',
  ]);
  return {
    runtimeClassName: defaultRuntimeClass,
    selector: isRecord(selector) ? selector : {},
  };
};

const portsOf = ({ spec }: VirtualMachineInstance): object[] =>
  interfacesOf(spec).flatMap(({ ports = [] }) =>
    ports.map(({ name, port, protocol }) => ({
      ...(name === undefined ? {} : { name }),
      containerPort: port,
      protocol: protocol ?? 'TCP',
    })),
  );

/** Seconds that KubeVirt adds to the time before a probe asks first. */
const LIBVIRT_START = 10;

/**
 * The probe of the container, which asks the guest. Source: KubeVirt pkg/virt-controller/services/rendercontainer.go.
 */
const probeOf = ({ metadata, spec }: VirtualMachineInstance): { readinessProbe?: Probe } => {
  if (!spec.readinessProbe) return {};
  const { exec, guestAgentPing, ...probe } = spec.readinessProbe;
  const domain = `${metadata.namespace ?? ''}_${metadata.name}`;
  const command = ['virt-probe', '--domainName', domain];
  const asked = guestAgentPing
    ? [...command, '--guestAgentPing']
    : exec && [...command, '--command', ...(exec.command ?? [])];
  const initialDelaySeconds = (probe.initialDelaySeconds ?? 0) + LIBVIRT_START;
  return {
    readinessProbe: { ...probe, ...(asked && { exec: { command: asked } }), initialDelaySeconds },
  };
};

const containerOf = (vmi: VirtualMachineInstance, world: World) => {
  const requests = requestsOf(vmi, world);
  const ports = portsOf(vmi);
  return {
    name: 'compute',
    image: `quay.io/kubevirt/virt-launcher:${KUBEVIRT_VERSION}`,
    imagePullPolicy: 'IfNotPresent',
    ...(ports.length > 0 ? { ports } : {}),
    ...probeOf(vmi),
    resources: { limits: limitsOf(vmi, requests), requests },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
};

const SIDECAR = 'sidecar.istio.io/inject';

/** KubeVirt makes the annotation a label of the pod, by which the mesh chooses pods. */
const sidecarLabel = ({ metadata: { annotations } }: VirtualMachineInstance) => {
  const value = annotations?.[SIDECAR];
  return value === undefined ? {} : { [SIDECAR]: value };
};

/** What the webhook of Istio adds in a namespace that is labelled for it. */
const sidecarsOf = (vmi: VirtualMachineInstance, world: World): object[] =>
  vmi.metadata.annotations?.[SIDECAR] === 'true' &&
  world.namespaceLabels(namespaceOf(vmi))['istio-injection'] === 'enabled'
    ? [{ name: 'istio-proxy', image: 'docker.io/istio/proxyv2:1.30.0', args: ['proxy', 'sidecar'] }]
    : [];

/**
 * The pod for an instance, or that into which a migration is to move it, before any node is chosen.
 * Source: KubeVirt pkg/virt-controller/services/template.go.
 */
export const launcherPod = (
  vmi: VirtualMachineInstance,
  world: World,
  migration?: Migration,
): Pod => {
  const { name, labels, uid = '' } = vmi.metadata;
  const namespace = namespaceOf(vmi);
  const { 'kubevirt.io/nodeName': _node, ...templateLabels } = labels ?? {};
  const { nodeSelector, tolerations, affinity } = vmi.spec;
  const { selector, runtimeClassName } = runtimeClassOf(world);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: generatedName(
        `virt-launcher-${name}-`,
        world.unique(`launcher of ${namespace}/${name}`),
      ),
      namespace,
      labels: {
        ...templateLabels,
        ...sidecarLabel(vmi),
        'kubevirt.io': 'virt-launcher',
        [CREATED_BY]: uid,
        'vm.kubevirt.io/name': hostNameOf(vmi),
        'vmi.kubevirt.io/id': instanceIdOf(name),
        ...(migration ? { [MIGRATION_UID]: migration.metadata.uid ?? '' } : {}),
      },
      annotations: {
        ...annotationsOf(vmi, world),
        ...(migration ? { 'kubevirt.io/migrationJobName': migration.metadata.name } : {}),
      },
      ownerReferences: [
        {
          apiVersion: vmi.apiVersion,
          kind: vmi.kind,
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: {
      containers: [containerOf(vmi, world), ...sidecarsOf(vmi, world)],
      dnsPolicy: 'ClusterFirst',
      nodeSelector: {
        'kubevirt.io/schedulable': 'true',
        ...(isDedicated(vmi) && { cpumanager: 'true' }),
        ...nodeSelector,
        ...selector,
        ...migration?.spec.addedNodeSelector,
      },
      ...(tolerations ? { tolerations } : {}),
      ...(affinity ? { affinity } : {}),
      ...(runtimeClassName !== undefined && { runtimeClassName }),
      restartPolicy: 'Never',
      schedulerName: 'default-scheduler',
    },
    status: { phase: 'Pending', qosClass: isDedicated(vmi) ? 'Guaranteed' : 'Burstable' },
  } as Pod;
};
