import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import type { VmView } from '../../vm/interfaces/view';
import type { World } from '../../world/world';
import { newServiceName } from '../names';
import { ID_LABEL, labelsAfterStart, labelsNow } from '../../vm/interfaces/pod-labels';
import { selectionOf, vmViewsOf } from '../selection';
import { SERVICE_GVK, selects, serviceOf } from '../service';
import { servedInterface } from '../served';
import { blankPort, exposureTypes, type PortRow } from './service-form';

const TEMPLATE_LABELS = ['spec', 'template', 'metadata', 'labels'];

/** Labels that KubeVirt gives pods: those of a template do not stand against them. */
const isOfKubeVirt = (key: string): boolean =>
  key === 'kubevirt.io' || key === ID_LABEL || key === 'vm.kubevirt.io/name';

/**
 * The selector by which one VM is told, as KubeVirt labels its pods. Undefined where the pod that runs
 * lacks the label, as an older KubeVirt made it, or where it is not known.
 */
export const ownSelectorOf = (view: VmView): Record<string, string> | undefined => {
  const labels = labelsNow(view) ?? labelsAfterStart(view);
  const id = labels?.labels[ID_LABEL];
  return typeof id === 'string' ? { [ID_LABEL]: id } : undefined;
};

/** A VM whose next pod meets a selector; the VM itself where that cannot be or is so already. */
export const withSelected = (
  vm: KubernetesResource,
  selector: Readonly<Record<string, string>>,
): KubernetesResource =>
  Object.entries(selector)
    .filter(([key, value]) => !isOfKubeVirt(key) && recordAt(vm, ...TEMPLATE_LABELS)[key] !== value)
    .reduce<KubernetesResource>(
      (labelled, [key, value]) => setIn(recordAt(labelled), [...TEMPLATE_LABELS, key], value),
      vm,
    );

/** What a Service in the making selects, and what is changed for it. */
export interface Exposure {
  /** Whether all VMs of the namespace are known. */
  isKnown: boolean;
  /** Running, and selected as soon as the Service is there. */
  now: readonly VmView[];
  /** Selected once they are started anew, those of now that stay so included. */
  after: readonly VmView[];
  /** VMs that are to be selected and whose templates get the labels of the selector. */
  labelled: readonly KubernetesResource[];
  /** They run, and are selected after a restart only. */
  restarts: readonly VmView[];
  /** VMs that are to be selected and will not be. */
  missed: readonly VmView[];
}

/**
 * What a Service selects now and after the start of VMs, with its labels on the templates of those
 * that are chosen for it.
 *
 * @param chosen names of VMs in the namespace of the Service
 */
export const exposureOf = (
  world: World,
  service: KubernetesResource,
  views: readonly VmView[],
  chosen: ReadonlySet<string>,
): Exposure => {
  const { selector, namespace } = serviceOf(service);
  const { isKnown, now, after } = selectionOf(world, { selector, namespace });
  const wanted = views.filter(({ name }) => chosen.has(name));
  const changed = wanted.flatMap((view) => {
    const vm = view.vm && withSelected(view.vm, selector);
    return vm && vm !== view.vm && !after.includes(view) ? [{ view, vm }] : [];
  });
  const gained = changed.filter(({ view, vm }) =>
    selects(selector, labelsAfterStart({ ...view, vm })?.labels ?? {}),
  );
  const all = [...after, ...gained.map(({ view }) => view)];
  return {
    isKnown,
    now,
    after: all,
    labelled: gained.flatMap(({ view: { vm } }) => (vm ? [vm] : [])),
    restarts: all.filter((view) => view.vmi !== undefined && !now.includes(view)),
    missed: wanted.filter((view) => !now.includes(view) && !all.includes(view)),
  };
};

/** Ports that are often served, by the name that they get. */
export const usualPorts: readonly (PortRow & { title: string })[] = [
  { ...blankPort, title: 'SSH', name: 'ssh', port: '22', targetPort: '22' },
  { ...blankPort, title: 'RDP', name: 'rdp', port: '3389', targetPort: '3389' },
  { ...blankPort, title: 'HTTP', name: 'http', port: '80', targetPort: '80' },
  { ...blankPort, title: 'HTTPS', name: 'https', port: '443', targetPort: '443' },
];

/** The ports that the list of a VM's served interface names. */
export const listedPorts = (view: VmView): PortRow[] => {
  const served = servedInterface(view);
  if (!served || served === 'unknown') return [];
  return served.values.ports.flatMap(({ name, port, protocol }): PortRow[] =>
    port === undefined
      ? []
      : [
          {
            ...blankPort,
            name: name ?? '',
            protocol: protocol === undefined || protocol === '' ? 'TCP' : protocol,
            port: String(port),
            targetPort: String(port),
          },
        ],
  );
};

/** What a new Service is to be for. */
export interface Draft {
  namespace: string;
  views: readonly VmView[];
  type: string;
  ports: readonly PortRow[];
  /** Those of the namespace, whose names are taken. */
  services: readonly KubernetesResource[];
}

const entryOf = ({ name, protocol, port, targetPort }: PortRow) => ({
  ...(name === '' ? {} : { name }),
  protocol,
  port: Number(port),
  targetPort: Number(targetPort),
});

/** The name that a Service for VMs gets at first; '' where there is none to go by. */
export const nameForVms = ({
  views,
  ports,
  services,
}: Omit<Draft, 'type' | 'namespace'>): string => {
  const [first] = views;
  if (!first) return '';
  const port = ports.length === 1 && views.length === 1 ? ports[0]?.name : '';
  return newServiceName(first.name, port ? `-${port}` : '', services);
};

/** Makes a Service go with a VM, or not any more. */
export const withOwner = (
  service: KubernetesResource,
  vm: KubernetesResource | undefined,
): KubernetesResource => {
  const uid = vm?.metadata?.uid;
  const name = textAt(vm, 'metadata', 'name');
  return setIn(
    recordAt(service),
    ['metadata', 'ownerReferences'],
    uid === undefined || name === undefined
      ? undefined
      : [{ apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name, uid }],
  );
};

/**
 * A Service for VMs. One VM is told by the label that KubeVirt gives its pods, and the Service goes with
 * it; several VMs, or one whose pod lacks that label, get a label of their own.
 *
 * Source: kubevirt pkg/virtctl/expose/expose.go.
 */
export const newService = (draft: Draft): KubernetesResource => {
  const { namespace, views, type, ports } = draft;
  const name = nameForVms(draft);
  const [first, ...others] = views;
  const own = first && others.length === 0 ? ownSelectorOf(first) : undefined;
  const selector = own ?? (first ? { 'exposed-by': name } : {});
  const service: KubernetesResource = {
    apiVersion: SERVICE_GVK.version,
    kind: SERVICE_GVK.kind,
    metadata: { name, namespace },
    spec: { type, selector, ports: ports.map(entryOf) },
  };
  return own ? withOwner(service, first?.vm) : service;
};

/** What is asked of a new Service by the page that leads to its form. */
export interface Wish {
  namespace: string;
  /** Undefined where no VM is asked for. */
  world: World | undefined;
  /** Names of VMs. */
  vms: readonly string[];
  /** Name of a usual port; without one those that the VMs list. */
  port: string | undefined;
  type: string | undefined;
}

const portsFor = (views: readonly VmView[], wanted: string | undefined): PortRow[] => {
  const usual = usualPorts.filter(({ name }) => name === wanted);
  if (usual.length > 0) return usual;
  const listed = views.flatMap(listedPorts);
  return listed.filter(
    (port, at) =>
      listed.findIndex((other) => other.port === port.port && other.protocol === port.protocol) ===
      at,
  );
};

/** The Service that the form begins with. */
export const draftFor = ({ namespace, world, vms, port, type }: Wish): KubernetesResource => {
  const views = (world ? vmViewsOf(world, namespace) : []).filter(({ name }) => vms.includes(name));
  const isHeadless = type === 'Headless';
  const service = newService({
    namespace,
    views,
    type: exposureTypes.find((each) => each === type && !isHeadless) ?? 'ClusterIP',
    ports: portsFor(views, port),
    services: world?.list('Service', namespace) ?? [],
  });
  return isHeadless ? setIn(recordAt(service), ['spec', 'clusterIP'], 'None') : service;
};
