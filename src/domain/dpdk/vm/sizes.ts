import { numberAt, recordAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { matchedIn, matcherOf } from '../../vm/spec/matchers';
import { vmTemplateOf } from '../../vm/spec/network-refs';
import type { World } from '../../world/world';

type Json = Record<string, unknown>;

/** CPUs and memory of a VM, wherever they are written. */
export interface Sized {
  /** `spec.template.spec`, with what an instance type adds to it. */
  spec: Json;
  /** Name of the instance type that decides them; undefined where the VM does. */
  instancetype: string | undefined;
  /** Whether all of it is known: an instance type may be out of sight, or spread CPUs by rules of its own. */
  isKnown: boolean;
}

/**
 * How a preference lays out the CPUs of an instance type; undefined for layouts that depend on the number.
 *
 * Source: kubevirt pkg/instancetype/preference/apply, pkg/instancetype/apply/cpu.go.
 */
const topologyOf = (preferred: string, count: number): Json | undefined => {
  const one = { sockets: 1, cores: 1, threads: 1 };
  const form = preferred.toLowerCase().replace(/^prefer/, '');
  if (form === 'cores') return { ...one, cores: count };
  if (form === 'threads') return { ...one, threads: count };
  return ['', 'any', 'sockets'].includes(form) ? { ...one, sockets: count } : undefined;
};

const withSizes = (spec: Json, instancetype: Json, topology: Json | undefined): Json => {
  const { dedicatedCPUPlacement, isolateEmulatorThread, numa } = recordAt(instancetype, 'cpu');
  const { guest, hugepages } = recordAt(instancetype, 'memory');
  const cpu = {
    ...recordAt(spec, 'domain', 'cpu'),
    ...topology,
    dedicatedCpuPlacement: dedicatedCPUPlacement,
    isolateEmulatorThread,
    numa,
  };
  return setIn(setIn(spec, ['domain', 'cpu'], cpu), ['domain', 'memory'], { guest, hugepages });
};

/** The CPUs and memory that a VM gets, from itself or from its instance type and preference. */
export const sizedOf = (world: World, vm: KubernetesResource): Sized => {
  const spec = vmTemplateOf(vm);
  if (Object.keys(recordAt(vm, 'spec', 'instancetype')).length === 0) {
    return { spec, instancetype: undefined, isKnown: true };
  }
  const matcher = matcherOf(vm, 'instancetype');
  const name = matcher?.name ?? textAt(vm, 'spec', 'instancetype', 'inferFromVolume') ?? '';
  const found = matcher && matchedIn(world, matcher);
  if (!found) return { spec, instancetype: name, isKnown: false };
  const preferred = matcherOf(vm, 'preference');
  const preference = preferred && matchedIn(world, preferred);
  const hasPreference = valueAt(vm, 'spec', 'preference') !== undefined;
  const layout = textAt(preference, 'spec', 'cpu', 'preferredCPUTopology') ?? '';
  const topology =
    hasPreference && !preference
      ? undefined
      : topologyOf(layout, numberAt(found, 'spec', 'cpu', 'guest') ?? 1);
  return {
    spec: withSizes(spec, recordAt(found, 'spec'), topology),
    instancetype: name,
    isKnown: topology !== undefined,
  };
};
