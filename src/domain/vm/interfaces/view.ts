import type { ObjectReference } from '../../findings/finding';
import { findingOf, referenceOf } from '../../findings/report';
import type { FindingCode } from '../../findings/catalog';
import type { Finding } from '../../findings/finding';
import { nadsOf } from '../../nad/nads';
import { nodeNetworksByName, type NodeNetwork } from '../../nodes/node-networks';
import { nodeNameOf } from '../../nodes/placement';
import { textAt, type KubernetesResource } from '../../core/resource';
import { type World } from '../../world/world';
import { clusterSettingsOf, type ClusterSettings } from '../spec/cluster-settings';
import { instancePhase, isMigrating, type InstancePhase } from '../spec/instance';
import type { InterfaceStatus } from './interface-status';
import { interfaceRowsOf, type InterfaceRow } from './interfaces';
import { launcherPodOf } from './launcher-pods';
import { namespaceOf, vmTemplateOf } from '../spec/network-refs';

/** Everything that is known of one VM and how it runs. */
export interface VmView {
  world: World;
  vm: KubernetesResource | undefined;
  vmi: KubernetesResource | undefined;
  pod: KubernetesResource | undefined;
  settings: ClusterSettings;
  phase: InstancePhase;
  isMigrating: boolean;
  /** The spec by which nodes are chosen: that of the VM's template, or of the instance. */
  spec: unknown;
  /** The node that it runs on, as far as it is known. */
  node: NodeNetwork | undefined;
  rows: InterfaceRow[];
  guestOnly: InterfaceStatus[];
  namespace: string;
  name: string;
  reference: ObjectReference;
}

/** Collects what a world knows of a VM, or of an instance without VM. */
export const viewOf = (
  world: World,
  vm: KubernetesResource | undefined,
  vmi: KubernetesResource | undefined,
): VmView => {
  const pod = launcherPodOf(world, vmi);
  const settings = clusterSettingsOf(world);
  const object = vm ?? vmi ?? {};
  return {
    world,
    vm,
    vmi,
    pod,
    settings,
    phase: instancePhase(vmi),
    isMigrating: isMigrating(vmi),
    spec: vm ? vmTemplateOf(vm) : vmi?.spec,
    node: nodeNetworksByName(world).get(nodeNameOf(vmi) ?? ''),
    ...interfaceRowsOf({ vm, vmi, pod, nads: nadsOf(world), settings }),
    namespace: namespaceOf(object),
    name: textAt(object, 'metadata', 'name') ?? '',
    reference: referenceOf(object),
  };
};

/** The same for a VM with the instance that the world has of it, or for an instance alone. */
export const viewOfObject = (world: World, object: KubernetesResource): VmView => {
  if (object.kind === 'VirtualMachineInstance') return viewOf(world, undefined, object);
  const name = textAt(object, 'metadata', 'name') ?? '';
  return viewOf(world, object, world.find('VirtualMachineInstance', name, namespaceOf(object)));
};

const atOf = ({ vm }: VmView): string => (vm ? 'spec.template.spec' : 'spec');

/** Path of an interface, or of a field of it, in the object that has to change. */
export const interfacePath = (view: VmView, { spec }: InterfaceRow, field = ''): string => {
  const own = view.vm ? spec.configured : spec.running;
  const list = `${atOf(view)}.domain.devices.interfaces`;
  if (!own || own.index < 0) return list;
  return `${list}[${own.index}]${field === '' ? '' : `.${field}`}`;
};

/** Path of an interface's network. */
export const networkPath = (view: VmView, { spec }: InterfaceRow, field = ''): string => {
  const own = view.vm ? spec.configured : spec.running;
  const list = `${atOf(view)}.networks`;
  if (own?.networkIndex === undefined) return list;
  return `${list}[${own.networkIndex}]${field === '' ? '' : `.${field}`}`;
};

/** A finding on the VM. */
export const findingOn = (
  { reference }: VmView,
  code: FindingCode,
  path: string,
  params: Finding['params'] = {},
  related: ObjectReference[] = [],
): Finding => findingOf(code, reference, path, params, related);
