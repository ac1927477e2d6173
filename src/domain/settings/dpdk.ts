import { formOfDocument } from '../forms/form';
import type { Leaf } from '../forms/leaf';
import { textAtLeaf } from '../forms/object-leaves';
import { alignLeaves } from './gates';
import type { DpdkShape } from './owner';

type Json = Record<string, unknown>;
type Path = readonly string[];

const dpdkLeaves = (runtimeClass: Path, alignCpus: Leaf<Json, boolean>, prunes: boolean) => ({
  runtimeClass: textAtLeaf(runtimeClass, { prunes }),
  alignCpus,
});

type DpdkLeaves = ReturnType<typeof dpdkLeaves>;

const dpdkForms = {
  'hco-v1': formOfDocument<Json, DpdkLeaves>(
    dpdkLeaves(
      ['spec', 'virtualization', 'virtualMachineOptions', 'defaultRuntimeClass'],
      alignLeaves['hco-v1'],
      true,
    ),
  ),
  'hco-v1beta1': formOfDocument<Json, DpdkLeaves>(
    dpdkLeaves(['spec', 'defaultRuntimeClass'], alignLeaves['hco-v1beta1'], false),
  ),
  kubevirt: formOfDocument<Json, DpdkLeaves>(
    dpdkLeaves(['spec', 'configuration', 'defaultRuntimeClass'], alignLeaves.kubevirt, false),
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
