import { entriesAt, numberAt, textAt, type KubernetesResource } from '../core/resource';
import { podLabelsOf } from '../vm/interfaces/pod-labels';
import { ingressOf, selects, serviceOf } from '../services/service';
import type { VmView } from '../vm/interfaces/view';
import { vmTemplateOf } from '../vm/spec/network-refs';

const SSH = 22;

/** Whether a port of a Service leads to a port of the VM: by its number, or by a name of the VM's list. */
const leadsTo = (entry: Record<string, unknown>, port: number, view: VmView): boolean => {
  const { targetPort = entry.port } = entry;
  if (typeof targetPort === 'number') return targetPort === port;
  return view.rows.some(({ spec }) =>
    ((spec.running ?? spec.configured)?.values.ports ?? []).some(
      (listed) => listed.name === targetPort && listed.port === port,
    ),
  );
};

/** A Service by which SSH of a VM is reached. */
export interface SshService {
  service: KubernetesResource;
  name: string;
  type: string;
  /** Port of the Service, and of each node where it has one. */
  port: number;
  nodePort: number | undefined;
  clusterIP: string | undefined;
  /** IP addresses or host names that a load balancer gave. */
  ingress: readonly string[];
  /** Made for this VM, and goes with it. */
  isOwn: boolean;
}

/**
 * The Services of a namespace that select the VM and lead to its SSH port.
 *
 * Source: Kubernetes core/v1 Service; kubevirt pkg/virtctl/expose.
 */
export const sshServicesOf = (
  view: VmView,
  services: readonly KubernetesResource[],
): SshService[] => {
  const { labels } = podLabelsOf(view);
  const uid = view.vm?.metadata?.uid;
  return services.flatMap((service): SshService[] => {
    if (!selects(serviceOf(service).selector, labels)) return [];
    const found = entriesAt(service, 'spec', 'ports').find(
      ({ entry }) => (entry.protocol ?? 'TCP') === 'TCP' && leadsTo(entry, SSH, view),
    );
    const port = numberAt(found?.entry, 'port');
    if (port === undefined) return [];
    const clusterIP = textAt(service, 'spec', 'clusterIP');
    return [
      {
        service,
        name: textAt(service, 'metadata', 'name') ?? '',
        type: textAt(service, 'spec', 'type') ?? 'ClusterIP',
        port,
        nodePort: numberAt(found?.entry, 'nodePort'),
        clusterIP: clusterIP === 'None' ? undefined : clusterIP,
        ingress: ingressOf(service),
        isOwn: entriesAt(service, 'metadata', 'ownerReferences').some(
          ({ entry }) => entry.kind === 'VirtualMachine' && uid !== undefined && entry.uid === uid,
        ),
      },
    ];
  });
};

/** The name that cloud-init gives the first user of a guest; undefined where it names none. */
export const guestUserOf = (vm: KubernetesResource | undefined): string | undefined => {
  for (const { entry } of entriesAt(vmTemplateOf(vm), 'volumes')) {
    const text =
      textAt(entry, 'cloudInitNoCloud', 'userData') ??
      textAt(entry, 'cloudInitConfigDrive', 'userData');
    const found = /^user:[ \t]*["']?([a-z_][-a-z0-9_]*)/m.exec(text ?? '');
    if (found) return found[1];
  }
  return undefined;
};
