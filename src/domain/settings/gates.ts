import { isRecord, listAt, textAt, valueAt } from '../core/resource';
import { dropIn, setIn } from '../core/set-in';
import type { Leaf } from '../forms/leaf';
import { flagAtLeaf } from '../forms/object-leaves';
import type { DpdkShape } from './owner';

type Json = Record<string, unknown>;

/** Where both versions of HyperConverged have their feature gates: v1 a list, v1beta1 an object. */
export const GATES = ['spec', 'featureGates'];

const isGate = (name: string) => (entry: unknown) =>
  textAt(entry, 'name')?.toLowerCase() === name.toLowerCase();

/**
 * A feature gate in the list of HyperConverged v1, whose names are compared without regard to case. A
 * gate that is listed without a state is on.
 *
 * Source: hyperconverged-cluster-operator api/v1/featuregates/feature_gates.go.
 */
export const listedGateLeaf = (name: string): Leaf<Json, boolean> => ({
  paths: [GATES.join('.')],
  read: (object) =>
    listAt(object, ...GATES).some(
      (entry) => isGate(name)(entry) && textAt(entry, 'state') !== 'Disabled',
    ),
  write: (object, isOn) => {
    const list = listAt(object, ...GATES);
    const state = isOn ? 'Enabled' : 'Disabled';
    const next = list.some(isGate(name))
      ? list.map((entry) => (isRecord(entry) && isGate(name)(entry) ? { ...entry, state } : entry))
      : [...list, { name, state }];
    return setIn(object, GATES, next);
  },
});

const ALIGN_CPUS = 'alignCPUs';
const KUBEVIRT_GATES = ['spec', 'configuration', 'developerConfiguration', 'featureGates'];
const KUBEVIRT_ALIGN_CPUS = 'AlignCPUs';
const PARITY = ['metadata', 'annotations', 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity'];

/**
 * The gate by which KubeVirt rounds up, and the annotation by which it rounds the CPUs of the emulator: on
 * where both are there.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go; pkg/virt-config/featuregate.
 */
const kubeVirtAlignLeaf: Leaf<Json, boolean> = {
  paths: [KUBEVIRT_GATES.join('.'), PARITY.join('.')],
  read: (object) =>
    listAt(object, ...KUBEVIRT_GATES).includes(KUBEVIRT_ALIGN_CPUS) &&
    valueAt(object, ...PARITY) !== undefined,
  write: (object, isOn) => {
    const gates = listAt(object, ...KUBEVIRT_GATES);
    const others = gates.filter((gate) => gate !== KUBEVIRT_ALIGN_CPUS);
    if (!isOn) {
      const next = others.length < gates.length ? setIn(object, KUBEVIRT_GATES, others) : object;
      return dropIn(next, PARITY);
    }
    const next =
      others.length < gates.length
        ? object
        : setIn(object, KUBEVIRT_GATES, [...gates, KUBEVIRT_ALIGN_CPUS]);
    return valueAt(next, ...PARITY) === undefined ? setIn(next, PARITY, '') : next;
  },
};

/** Whether dedicated CPUs are rounded up to whole cores, in an object of each shape. */
export const alignLeaves: Record<DpdkShape, Leaf<Json, boolean>> = {
  'hco-v1': listedGateLeaf(ALIGN_CPUS),
  'hco-v1beta1': flagAtLeaf([...GATES, ALIGN_CPUS], true),
  kubevirt: kubeVirtAlignLeaf,
};
