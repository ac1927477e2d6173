import { listAt, recordAt, textAt } from '../../core/resource';
import * as codes from '../../findings/codes';
import { referenceOf } from '../../findings/report';
import { nodeNetworksOf } from '../../nodes/node-networks';
import { mayRunOn } from '../../nodes/placement';
import { alignsCpus } from '../../settings/align-cpus';
import type { KubernetesResource } from '../../core/resource';
import type { CheckedVm } from './checked';
import { dedicatedCpusOf, guestCpusOf } from './guest-cpus';

/** Policies under which the operator lets the kubelet give out whole cores only. */
const WHOLE_CORES = ['restricted', 'single-numa-node'];
const OWN_SETTINGS = 'kubeletconfig.experimental';

/** Whether the kubelet of a profile's nodes gives out whole cores only. */
export const givesWholeCores = (profile: KubernetesResource): boolean => {
  const own = textAt(profile, 'metadata', 'annotations', OWN_SETTINGS) ?? '';
  const isOff = /full-pcpus-only"\s*:\s*"false"/.test(own);
  const hasHyperThreads = !listAt(profile, 'spec', 'additionalKernelArgs').some(
    (argument) => typeof argument === 'string' && /^nosmt\b/.test(argument),
  );
  const policy = textAt(profile, 'spec', 'numa', 'topologyPolicy') ?? '';
  return WHOLE_CORES.includes(policy) && hasHyperThreads && !isOff;
};

/** Label by which Node Feature Discovery tells of hyper-threading: `true` or `false`. */
export const THREADS_LABEL = 'feature.node.kubernetes.io/cpu-hardware_multithreading';

/** Whether a VM can only be placed on nodes of a profile, as far as is known with hyper-threading. */
const keepsTo = ({ world, spec }: CheckedVm, profile: KubernetesResource): boolean => {
  const wanted = Object.entries(recordAt(profile, 'spec', 'nodeSelector'));
  const own = recordAt(spec, 'nodeSelector');
  if (wanted.length === 0) return false;
  const possible = nodeNetworksOf(world).filter(
    (node) => node.node !== undefined && mayRunOn(spec, node),
  );
  if (possible.some(({ labels }) => labels[THREADS_LABEL] === 'false')) return false;
  if (wanted.every(([key, value]) => own[key] === value)) return true;
  return (
    possible.length > 0 &&
    possible.every(({ labels }) => wanted.every(([key, value]) => labels[key] === value))
  );
};

/**
 * Dedicated CPUs of an odd number on nodes that give out whole cores. `isolateEmulatorThread` takes
 * one more.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go (AlignCPUs); kubelet
 * cm/cpumanager/policy_static.go (SMTAlignmentError); openshift cluster-node-tuning-operator
 * pkg/performanceprofile/controller/.../kubeletconfig.
 */
export const checkCpus = (vm: CheckedVm): void => {
  const { world, spec, at, report } = vm;
  const cpu = recordAt(spec, 'domain', 'cpu');
  if (cpu.dedicatedCpuPlacement !== true) return;
  const hasEmulator = cpu.isolateEmulatorThread === true;
  const guest = guestCpusOf(spec);
  const count = dedicatedCpusOf(spec);
  if (count % 2 === 0 || (hasEmulator && alignsCpus(world))) return;
  const profile = world
    .list('PerformanceProfile')
    .find((candidate) => givesWholeCores(candidate) && keepsTo(vm, candidate));
  if (!profile) return;
  const params = {
    count,
    emulator: hasEmulator ? ` (${guest} + isolateEmulatorThread)` : '',
    profile: textAt(profile, 'metadata', 'name') ?? '',
  };
  const path = hasEmulator ? 'isolateEmulatorThread' : 'dedicatedCpuPlacement';
  report(codes.oddNumberOfCpus, `${at}.domain.cpu.${path}`, params, [referenceOf(profile)]);
};
