import { listAt, recordAt, type KubernetesResource } from '../core/resource';
import { derived, type World } from '../world/world';
import { dpdkForm } from './forms';
import { hyperConvergedOf } from './owner';

/** Lets KubeVirt round the CPUs of the emulator up, together with the feature gate AlignCPUs. */
const PARITY = 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity';

const isSet = (kubeVirt: KubernetesResource): boolean =>
  Object.hasOwn(recordAt(kubeVirt, 'metadata', 'annotations'), PARITY) &&
  listAt(kubeVirt, 'spec', 'configuration', 'developerConfiguration', 'featureGates').includes(
    'AlignCPUs',
  );

/**
 * Whether KubeVirt rounds the dedicated CPUs of a VM with an emulator thread of its own up to whole
 * cores. HyperConverged sets gate and annotation of KubeVirt together.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go (AlignCPUs); hyperconverged-cluster-operator
 * controllers/handlers/kubevirt.go.
 */
export const alignsCpus = derived((world: World): boolean => {
  const owner = hyperConvergedOf(world);
  return (
    world.list('KubeVirt').some(isSet) ||
    (owner !== undefined && dpdkForm(owner.shape).read(owner.object).alignCpus)
  );
});
