import type { Change } from '../changes.ts';
import { SECONDS } from '../durations.ts';
import { findCondition, withCondition, withoutCondition } from '../kubevirt/conditions.ts';
import { isDeleting, isMigrating, phaseOf, withStatus } from '../kubevirt/phases.ts';
import {
  hasSource,
  isAbsent,
  isSecondary,
  nadKey,
  nadRefOf,
  nicsOf,
  podSideOf,
  type Nic,
} from '../kubevirt/spec.ts';
import type { Pod, VirtualMachineInstance } from '../kubevirt/types.ts';
import type { Controller } from '../loop.ts';
import { podRequestsOf, sourcePodOf } from '../pod/find.ts';
import type { Machine, World } from '../world.ts';

export type Need = 'none' | 'immediate' | 'pending';

const asksForOther = (vmi: VirtualMachineInstance, { network }: Nic, pod: Pod): boolean => {
  const request = podRequestsOf(pod).find((each) => each.interface === podSideOf(network));
  const wanted = nadRefOf(network.multus?.networkName ?? '', vmi.metadata.namespace ?? '');
  return request !== undefined && nadKey(request) !== nadKey(wanted);
};

const needOfNic = (vmi: VirtualMachineInstance, nic: Nic, pod: Pod | undefined): Need => {
  const status = vmi.status?.interfaces?.find(({ name }) => name === nic.face.name);
  if (isAbsent(nic.face)) {
    const onlyInPod = status && hasSource(status, 'multus-status') && !hasSource(status, 'domain');
    return onlyInPod ? 'pending' : 'none';
  }
  if (!status) return nic.face.sriov ? 'immediate' : 'pending';
  return pod && asksForOther(vmi, nic, pod) ? 'immediate' : 'none';
};

/**
 * Whether an instance has to move so that its pod gets the interfaces that it should have. Source:
 * KubeVirt pkg/network/migration/evaluator.go.
 */
export const needOf = (vmi: VirtualMachineInstance, pod: Pod | undefined): Need =>
  nicsOf(vmi.spec)
    .filter(({ network }) => isSecondary(network))
    .map((nic) => needOfNic(vmi, nic, pod))
    .find((need) => need !== 'none') ?? 'none';

const TYPE = 'MigrationRequired';

/**
 * Keeps the condition MigrationRequired: True at once or after a time of grace, in which further
 * changes may follow. Source: KubeVirt pkg/virt-controller/watch/vmi/lifecycle.go.
 */
export const migrationRequiredController: Controller = (
  machine: Machine,
  world: World,
): Change[] => {
  const { vmi } = machine;
  if (!vmi || phaseOf(vmi) !== 'Running' || isDeleting(vmi) || isMigrating(vmi)) return [];
  const { conditions } = vmi.status ?? {};
  const need = needOf(vmi, sourcePodOf(machine, vmi));
  const before = findCondition(conditions, TYPE);
  if (need === 'none') {
    return before
      ? [{ put: withStatus(vmi, { conditions: withoutCondition(conditions, TYPE) }) }]
      : [];
  }
  if (before?.status === 'True') return [];
  const isDue =
    need === 'immediate' ||
    (before !== undefined && world.passed(`grace of ${vmi.metadata.uid ?? ''}`, SECONDS.grace));
  const said = isDue
    ? ({ type: TYPE, status: 'True', reason: 'AutoMigrationDueToLiveUpdate' } as const)
    : ({ type: TYPE, status: 'False', reason: 'AutoMigrationPending' } as const);
  return [{ put: withStatus(vmi, { conditions: withCondition(conditions, said, world.now) }) }];
};
