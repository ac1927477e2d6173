import { listAt, valueAt } from '../core/resource';
import { dropIn, setIn } from '../core/set-in';
import { formOfDocument } from '../forms/form';
import type { Leaf } from '../forms/leaf';
import { flagAtLeaf, textAtLeaf } from '../forms/object-leaves';
import { GATES, listedGateLeaf } from './gates';
import type { DpdkShape } from './owner';

type Json = Record<string, unknown>;
type Path = readonly string[];

const ALIGN_CPUS = 'alignCPUs';

const dpdkLeaves = (runtimeClass: Path, alignCpus: Leaf<Json, boolean>, prunes: boolean) => ({
  runtimeClass: textAtLeaf(runtimeClass, { prunes }),
  alignCpus,
});

type DpdkLeaves = ReturnType<typeof dpdkLeaves>;

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

const dpdkForms = {
  'hco-v1': formOfDocument<Json, DpdkLeaves>(
    dpdkLeaves(
      ['spec', 'virtualization', 'virtualMachineOptions', 'defaultRuntimeClass'],
      listedGateLeaf(ALIGN_CPUS),
      true,
    ),
  ),
  'hco-v1beta1': formOfDocument<Json, DpdkLeaves>(
    dpdkLeaves(['spec', 'defaultRuntimeClass'], flagAtLeaf([...GATES, ALIGN_CPUS], true), false),
  ),
  kubevirt: formOfDocument<Json, DpdkLeaves>(
    dpdkLeaves(['spec', 'configuration', 'defaultRuntimeClass'], kubeVirtAlignLeaf, false),
  ),
};

/**
 * What VMs with DPDK need of the whole cluster: the runtime class of their pods, where a VM names none,
 * and whether dedicated CPUs are rounded up to whole cores.
 *
 * Source: hyperconverged-cluster-operator api/v1, api/v1beta1 and pkg/featuregatedetails; kubevirt
 * staging/src/kubevirt.io/api/core/v1/types.go.
 */
export const dpdkForm = (shape: DpdkShape) => dpdkForms[shape];
