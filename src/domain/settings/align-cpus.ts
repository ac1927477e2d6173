import { entriesAt, listAt, recordAt, textAt, type KubernetesResource } from '../core/resource';
import { derived, type World } from '../world/world';

/** Lets KubeVirt round the CPUs of the emulator up, together with the feature gate AlignCPUs. */
const PARITY = 'alpha.kubevirt.io/EmulatorThreadCompleteToEvenParity';

const isSet = (kubeVirt: KubernetesResource): boolean =>
  Object.hasOwn(recordAt(kubeVirt, 'metadata', 'annotations'), PARITY) &&
  listAt(kubeVirt, 'spec', 'configuration', 'developerConfiguration', 'featureGates').includes(
    'AlignCPUs',
  );

/** By its list of gates, or in the older version by one field of an object. */
const isSetByHyperConverged = (hyperConverged: KubernetesResource): boolean =>
  recordAt(hyperConverged, 'spec', 'featureGates').alignCPUs === true ||
  entriesAt(hyperConverged, 'spec', 'featureGates').some(
    ({ entry }) =>
      textAt(entry, 'name')?.toLowerCase() === 'aligncpus' && entry.state !== 'Disabled',
  );

/**
 * Whether KubeVirt rounds the dedicated CPUs of a VM with an emulator thread of its own up to whole
 * cores. HyperConverged sets gate and annotation of KubeVirt together.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go (AlignCPUs); hyperconverged-cluster-operator
 * controllers/handlers/kubevirt.go.
 */
export const alignsCpus = derived(
  (world: World): boolean =>
    world.list('KubeVirt').some(isSet) || world.list('HyperConverged').some(isSetByHyperConverged),
);
