import { quantityOf } from '../../core/quantity';
import { numberAt, recordAt, valueAt } from '../../core/resource';

/** Keys of `cpu` whose product is the number of CPUs of a guest. */
const TOPOLOGY = ['cores', 'sockets', 'threads'] as const;

/** Whether a VM says how many sockets, cores or threads its guest has. */
export const hasTopology = (spec: unknown): boolean =>
  TOPOLOGY.some((key) => (valueAt(spec, 'domain', 'cpu', key) ?? 0) !== 0);

/** Whole CPUs that a VM without topology asks for, its limit before its request. */
const askedCpusOf = (spec: unknown): number => {
  const [amount] = ['limits', 'requests'].flatMap(
    (part) => quantityOf(valueAt(spec, 'domain', 'resources', part, 'cpu')) ?? [],
  );
  return Math.max(1, Math.ceil(amount ?? 1));
};

/**
 * CPUs of the guest by its topology, by what it asks for where it has none, or 1.
 *
 * @param spec `spec.template.spec` of a VM or `spec` of an instance
 *
 * Source: kubevirt pkg/virt-launcher/virtwrap/converter/vcpu/vcpu.go, GetCPUTopology.
 */
export const guestCpusOf = (spec: unknown): number =>
  hasTopology(spec)
    ? TOPOLOGY.reduce(
        (product, key) => product * Math.max(1, numberAt(spec, 'domain', 'cpu', key) ?? 1),
        1,
      )
    : askedCpusOf(spec);

/** CPUs that a VM with dedicated CPUs takes of its node, with that of the emulator; without AlignCPUs. */
export const dedicatedCpusOf = (spec: unknown): number =>
  guestCpusOf(spec) + (recordAt(spec, 'domain', 'cpu').isolateEmulatorThread === true ? 1 : 0);
