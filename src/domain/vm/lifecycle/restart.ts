import { msg } from '../../core/msg';
import { listAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { instancePhase } from '../spec/instance';
import { reason, type Reason } from '../../core/reasons';

/** `spec.running` is the old form of two of the strategies. */
const runStrategyOf = (vm: unknown): string =>
  textAt(vm, 'spec', 'runStrategy') ??
  (valueAt(vm, 'spec', 'running') === true ? 'Always' : 'Halted');

const NO_RESTART: readonly string[] = ['Halted', 'Once', 'WaitAsReceiver'];

/**
 * Why a VM cannot be restarted now; undefined where it can.
 *
 * Source: kubevirt pkg/virt-api/rest/lifecycle.go RestartVMRequestHandler.
 */
export const restartRefusal = (
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
): Reason | undefined => {
  if (vm.metadata?.deletionTimestamp !== undefined) return reason(msg('The VM is being deleted.'));
  if (!vmi) return reason(msg('The VM does not run.'));
  const strategy = runStrategyOf(vm);
  if (NO_RESTART.includes(strategy)) {
    return reason(msg('A VM with the run strategy {{strategy}} cannot be restarted.'), {
      strategy,
    });
  }
  return listAt(vm, 'status', 'stateChangeRequests').length > 0
    ? reason(msg('The VM is being started or stopped.'))
    : undefined;
};

/** Strategies with which a stopped VM is started by hand. */
const STARTS: readonly string[] = ['Halted', 'Manual', 'RerunOnFailure'];

/**
 * Why a VM cannot be started now; undefined where it can.
 *
 * Source: kubevirt pkg/virt-api/rest/lifecycle.go StartVMRequestHandler.
 */
export const startRefusal = (
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
): Reason | undefined => {
  if (vm.metadata?.deletionTimestamp !== undefined) return reason(msg('The VM is being deleted.'));
  const phase = textAt(vmi, 'status', 'phase');
  if (vmi && phase !== 'Succeeded' && phase !== 'Failed') {
    return reason(msg('The VM runs already.'));
  }
  const strategy = runStrategyOf(vm);
  if (!STARTS.includes(strategy)) {
    return reason(msg('A VM with the run strategy {{strategy}} is not started by hand.'), {
      strategy,
    });
  }
  if (strategy === 'RerunOnFailure' && phase === 'Failed') {
    return reason(msg('The cluster starts the VM again by itself.'));
  }
  return listAt(vm, 'status', 'stateChangeRequests').length > 0
    ? reason(msg('The VM is being started or stopped.'))
    : undefined;
};

/** How far a restart has come; `stopped`: the VM was stopped instead. */
export type RestartStage = 'stopping' | 'starting' | 'done' | 'stopped';

/** @param formerUid uid of the instance that was to be replaced */
export const restartStage = (
  vm: KubernetesResource,
  vmi: KubernetesResource | undefined,
  formerUid: string | undefined,
): RestartStage => {
  if (vmi) {
    if (textAt(vmi, 'metadata', 'uid') === formerUid) return 'stopping';
    return instancePhase(vmi) === 'running' ? 'done' : 'starting';
  }
  return runStrategyOf(vm) === 'Halted' ? 'stopped' : 'starting';
};
