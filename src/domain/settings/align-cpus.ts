import { derived, type World } from '../world/world';
import { alignLeaves } from './gates';
import { shapeOf } from './owner';

/**
 * Whether KubeVirt rounds the dedicated CPUs of a VM with an emulator thread of its own up to whole
 * cores. HyperConverged sets gate and annotation of KubeVirt together.
 *
 * Source: kubevirt pkg/virt-controller/services/template.go (AlignCPUs); hyperconverged-cluster-operator
 * controllers/handlers/kubevirt.go.
 */
export const alignsCpus = derived((world: World): boolean =>
  [
    ...world.list('KubeVirt').map((object) => alignLeaves.kubevirt.read({ ...object })),
    ...world
      .list('HyperConverged')
      .map((object) => alignLeaves[shapeOf(object)].read({ ...object })),
  ].includes(true),
);
