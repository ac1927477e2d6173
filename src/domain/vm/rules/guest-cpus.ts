import { numberAt, recordAt } from '../../core/resource';

/** Keys of `cpu` whose product is the number of CPUs of a guest. */
export const TOPOLOGY = ['cores', 'sockets', 'threads'] as const;

/**
 * CPUs of the guest by its topology, 1 where the VM has none.
 *
 * @param spec `spec.template.spec` of a VM or `spec` of an instance
 */
export const guestCpusOf = (spec: unknown): number =>
  TOPOLOGY.reduce((product, key) => product * (numberAt(spec, 'domain', 'cpu', key) ?? 1), 1);

/** CPUs that a VM with dedicated CPUs takes of its node, with that of the emulator; without AlignCPUs. */
export const dedicatedCpusOf = (spec: unknown): number =>
  guestCpusOf(spec) + (recordAt(spec, 'domain', 'cpu').isolateEmulatorThread === true ? 1 : 0);
