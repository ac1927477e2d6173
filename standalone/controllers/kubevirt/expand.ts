import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Cluster, Kinds } from '../cluster.ts';
import { withDefaultInterface } from './instance-defaults.ts';
import type { KubeVirtSettings } from './settings.ts';
import { interfacesOf, networkNamed, withInterfaces } from './spec.ts';
import type { InstanceSpec, Interface, Matcher, VirtualMachine } from './types.ts';

/** Looks an object up; undefined where there is none. */
export type Find = Cluster['get'];

type MatcherKind = 'instancetype' | 'preference';

const PLACES: Record<MatcherKind, { cluster: keyof Kinds; own: keyof Kinds; plural: string }> = {
  instancetype: {
    cluster: 'clusterInstancetype',
    own: 'instancetype',
    plural: 'instancetypes.instancetype.kubevirt.io',
  },
  preference: {
    cluster: 'clusterPreference',
    own: 'preference',
    plural: 'preferences.instancetype.kubevirt.io',
  },
};

/** Without a kind the one of the whole cluster is meant. Plurals are taken as well. */
const isOfCluster = ({ kind }: Matcher): boolean =>
  kind === undefined || kind === '' || kind.toLowerCase().startsWith('virtualmachinecluster');

/** What a VM refers to; its resource and name in words where there is none. */
const matched = (
  vm: VirtualMachine,
  what: MatcherKind,
  find: Find,
): { object?: KubernetesObject; missing?: string } => {
  const matcher = vm.spec[what];
  const { name = '' } = matcher ?? {};
  // One that is inferred from a volume has no name; that is not played.
  if (!matcher || name === '') return {};
  const { cluster, own, plural } = PLACES[what];
  const ofCluster = isOfCluster(matcher);
  const object = ofCluster
    ? find(cluster, undefined, name)
    : find(own, vm.metadata.namespace, name);
  const resource = `virtualmachine${ofCluster ? 'cluster' : ''}${plural}`;
  return object ? { object } : { missing: `${resource} "${name}" not found` };
};

/**
 * What is missing of what a VM refers to, in the words of the webhook. Source: KubeVirt
 * pkg/instancetype/webhooks/vm/admitter.go.
 */
export const missingReferences = (
  vm: VirtualMachine,
  find: Find,
): { field: string; message: string }[] =>
  (['instancetype', 'preference'] as const).flatMap((what) => {
    const { missing } = matched(vm, what, find);
    if (missing === undefined) return [];
    return [{ field: `spec.${what}`, message: `Failure to find ${what}: ${missing}` }];
  });

const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((here, key) => (isRecord(here) ? here[key] : undefined), value);

/** Fields of a template that an instance type decides. */
const DECIDED = [
  ['domain', 'cpu', 'sockets'],
  ['domain', 'cpu', 'cores'],
  ['domain', 'cpu', 'threads'],
  ['domain', 'cpu', 'dedicatedCpuPlacement'],
  ['domain', 'cpu', 'isolateEmulatorThread'],
  ['domain', 'cpu', 'numa'],
  ['domain', 'memory'],
  ['domain', 'resources', 'requests', 'cpu'],
  ['domain', 'resources', 'requests', 'memory'],
  ['domain', 'resources', 'limits', 'cpu'],
  ['domain', 'resources', 'limits', 'memory'],
];

/** Paths of fields that stand beside an instance type. Source: KubeVirt pkg/instancetype/conflict. */
export const conflictsOf = ({ spec }: VirtualMachine): string[] =>
  (spec.instancetype?.name ?? '') === ''
    ? []
    : DECIDED.filter((path) => at(spec.template.spec, ...path) !== undefined).map((path) =>
        ['spec', 'template', 'spec', ...path].join('.'),
      );

const withSizes = (spec: InstanceSpec, instancetype: KubernetesObject): InstanceSpec => {
  const guest = at(instancetype.spec, 'cpu', 'guest');
  const memory = at(instancetype.spec, 'memory', 'guest');
  return {
    ...spec,
    domain: {
      ...spec.domain,
      cpu: {
        ...spec.domain.cpu,
        // One socket for each CPU, unless a preference has another topology.
        sockets: typeof guest === 'number' ? guest : 1,
        cores: 1,
        threads: 1,
      },
      memory: { guest: typeof memory === 'number' ? memory : String(memory) },
    },
  };
};

const BINDINGS = ['bridge', 'masquerade', 'sriov', 'passtBinding', 'slirp', 'passt', 'macvtap'];

const hasBinding = (face: Interface): boolean =>
  [...BINDINGS, 'binding'].some((key) => at(face, key) !== undefined);

/** Source: KubeVirt pkg/instancetype/preference/apply/interface.go and device.go. */
const withPreference = (
  before: InstanceSpec,
  preference: KubernetesObject,
  settings: KubeVirtSettings,
): InstanceSpec => {
  const devices = at(preference.spec, 'devices');
  const autoattach = at(devices, 'preferredAutoattachPodInterface');
  const multiqueue = at(devices, 'preferredNetworkInterfaceMultiQueue');
  const own = before.domain.devices;
  const spec: InstanceSpec = {
    ...before,
    domain: {
      ...before.domain,
      devices: {
        ...own,
        ...(own.autoattachPodInterface === undefined && typeof autoattach === 'boolean'
          ? { autoattachPodInterface: autoattach }
          : {}),
        ...(own.networkInterfaceMultiqueue === undefined && typeof multiqueue === 'boolean'
          ? { networkInterfaceMultiqueue: multiqueue }
          : {}),
      },
    },
  };
  const whole = withDefaultInterface(spec, settings);
  const model = at(devices, 'preferredInterfaceModel');
  const masquerade = at(devices, 'preferredInterfaceMasquerade');
  const interfaces = interfacesOf(whole).map((face) => ({
    ...face,
    ...(typeof model === 'string' && model !== '' && (face.model ?? '') === '' ? { model } : {}),
    ...(masquerade !== undefined && !hasBinding(face) && networkNamed(whole, face.name)?.pod
      ? { masquerade: {} }
      : {}),
  }));
  return interfaces.length === 0 ? whole : withInterfaces(whole, interfaces, whole.networks ?? []);
};

/**
 * A template of a VM with what its instance type and its preference add; the same object where it has
 * neither. What is missing adds nothing: the webhook has refused it, or it was deleted since.
 */
export const expanded = (
  vm: VirtualMachine,
  spec: InstanceSpec,
  find: Find,
  settings: KubeVirtSettings,
): InstanceSpec => {
  const { object: instancetype } = matched(vm, 'instancetype', find);
  const { object: preference } = matched(vm, 'preference', find);
  const sized = instancetype ? withSizes(spec, instancetype) : spec;
  return preference ? withPreference(sized, preference, settings) : sized;
};
