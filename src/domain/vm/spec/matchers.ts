import { recordAt, textAt, type KubernetesResource } from '../../core/resource';
import type { World } from '../../world/world';
import { namespaceOf } from './network-refs';

/** What a VM refers to beside its networks, as a key of its `spec`. */
export type MatcherKey = 'instancetype' | 'preference';

interface Kinds {
  cluster: 'VirtualMachineClusterInstancetype' | 'VirtualMachineClusterPreference';
  own: 'VirtualMachineInstancetype' | 'VirtualMachinePreference';
}

export const matcherKinds: Record<MatcherKey, Kinds> = {
  instancetype: {
    cluster: 'VirtualMachineClusterInstancetype',
    own: 'VirtualMachineInstancetype',
  },
  preference: { cluster: 'VirtualMachineClusterPreference', own: 'VirtualMachinePreference' },
};

/** An instance type or a preference by kind and name. */
export interface Matcher {
  kind: Kinds['cluster'] | Kinds['own'];
  name: string;
  /** Undefined for one of the whole cluster. */
  namespace: string | undefined;
}

/** Plurals and lower case are taken, too; without a kind that of the whole cluster is meant. */
const kindIn = (key: MatcherKey, written: string): Matcher['kind'] | undefined => {
  const { cluster, own } = matcherKinds[key];
  const wanted = written.toLowerCase();
  return [cluster, own].find(
    (kind) => wanted === kind.toLowerCase() || wanted === `${kind.toLowerCase()}s`,
  );
};

/**
 * The instance type or preference that a VM names; undefined where it names none, or one of a kind
 * that there is not. One that is inferred from a volume has no name yet.
 *
 * Source: kubevirt api/core/v1 types.go (InstancetypeMatcher); pkg/instancetype/find.
 */
export const matcherOf = (vm: KubernetesResource, key: MatcherKey): Matcher | undefined => {
  const name = textAt(vm, 'spec', key, 'name') ?? '';
  const written = textAt(vm, 'spec', key, 'kind') ?? '';
  const kind = written === '' ? matcherKinds[key].cluster : kindIn(key, written);
  if (name === '' || kind === undefined) return undefined;
  return { kind, name, namespace: kind === matcherKinds[key].own ? namespaceOf(vm) : undefined };
};

/** The object that a matcher names, where it is known. */
export const matchedIn = (
  world: World,
  { kind, name, namespace }: Matcher,
): KubernetesResource | undefined => world.find(kind, name, namespace);

/**
 * What a VM's preference says of interfaces; `unknown` where the VM has a preference that is not
 * known, so that nothing follows from a setting that the VM leaves out.
 *
 * Source: kubevirt pkg/instancetype/preference/apply/interface.go.
 */
export interface InterfacePreference {
  /** Of interfaces without a model of their own. */
  model: string | undefined;
  /** Whether interfaces on the pod network without a type get masquerade. */
  masquerade: boolean;
}

const hasPreference = (vm: KubernetesResource): boolean =>
  Object.keys(recordAt(vm, 'spec', 'preference')).length > 0;

export const interfacePreferenceOf = (
  world: World,
  vm: KubernetesResource,
): InterfacePreference | 'none' | 'unknown' => {
  if (!hasPreference(vm)) return 'none';
  const matcher = matcherOf(vm, 'preference');
  const preference = matcher && matchedIn(world, matcher);
  if (!preference) return 'unknown';
  const devices = recordAt(preference, 'spec', 'devices');
  const model = textAt(devices, 'preferredInterfaceModel') ?? '';
  const masquerade = devices.preferredInterfaceMasquerade;
  return {
    model: model === '' ? undefined : model,
    masquerade: masquerade !== undefined && masquerade !== null,
  };
};

/**
 * The model that an interface gets: its own, that of the preference, or virtio; undefined where a
 * preference decides that is not known.
 */
export const effectiveModel = (
  preference: ReturnType<typeof interfacePreferenceOf>,
  { model }: { model: string | undefined },
): string | undefined => {
  if (model !== undefined || preference === 'unknown') return model;
  return (preference === 'none' ? undefined : preference.model) ?? 'virtio';
};
