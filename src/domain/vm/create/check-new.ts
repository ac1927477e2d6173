import type { KubernetesResource } from '../../core/resource';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { findingOf, referenceOf } from '../../findings/report';
import { worldOf, type World } from '../../world/world';
import { checkVm } from '../rules/check-vm';

/** In a text without namespace that of kubectl is meant; a page has none. */
const withoutNamespace = (vm: KubernetesResource): Finding[] =>
  (vm.metadata?.namespace ?? '') === ''
    ? [
        findingOf(codes.settingOfVmEmpty, referenceOf(vm), 'metadata.namespace', {
          key: 'namespace',
        }),
      ]
    : [];

/** What rules say of a VM that is to be created, beside all else in the cluster. */
export const checkNewVm = (world: World, vm: KubernetesResource): Finding[] => [
  ...withoutNamespace(vm),
  ...checkVm(world, vm),
];

const NOTHING_ELSE = worldOf([], {});

/** The same by the VM alone. Takes any value. */
export const checkNewVmAlone = (vm: unknown): Finding[] =>
  checkNewVm(NOTHING_ELSE, vm as KubernetesResource);
