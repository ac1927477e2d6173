import { msg } from '../../../domain/core/msg';
import { reason } from '../../../domain/core/reasons';
import { textAt, type KubernetesResource } from '../../../domain/core/resource';
import { checkNewVm, checkNewVmAlone } from '../../../domain/vm/create/check-new';
import { vmForm } from '../../../domain/vm/create/vm-form';
import { onDemand } from '../../../ui/onDemand';
import type { ResourceKind } from '../../../ui/resource/kind';
import { vmPath } from '../../../ui/routes';
import { vmBasics } from './vmBasics';

const API_VERSION = 'kubevirt.io/v1';

const isVm = (resource: KubernetesResource): resource is KubernetesResource =>
  resource.apiVersion === API_VERSION && resource.kind === 'VirtualMachine';

const startsByItself = (vm: KubernetesResource): boolean =>
  textAt(vm, 'spec', 'runStrategy') !== 'Halted' && textAt(vm, 'spec', 'runStrategy') !== 'Manual';

/** VirtualMachines, as the page that creates them is made from. */
export const vmKind: ResourceKind<KubernetesResource> = {
  ...vmBasics,
  text: {
    name: 'VirtualMachine',
    expected: `${API_VERSION} VirtualMachine`,
    accepts: isVm,
    check: checkNewVmAlone,
  },
  formFor: () => vmForm,
  // The same rules as those of the form, so that there is nothing to load.
  loadRules: () => Promise.resolve({ findingsOn: checkNewVm }),
  refusedChange: () => undefined,
  taken: ({ metadata: { name = '', namespace = '' } = {} }) =>
    reason(msg('Namespace {{namespace}} already has a VM named {{name}}.'), { namespace, name }),
  nextSteps: (vm) => {
    const { name = '', namespace = '' } = vm.metadata ?? {};
    const reach = { text: msg('Ways to reach it'), to: vmPath(namespace, name, 'reach') };
    return startsByItself(vm)
      ? [reach]
      : [{ text: msg('Start it on its page'), to: vmPath(namespace, name) }, reach];
  },
  ReviewNote: onDemand(() => import('./NewVmNote')),
};
