import { ApiError, badRequest, conflict } from '../apiserver/status.ts';
import { isRecord } from '../kubernetes/object.ts';
import type { Cluster } from './cluster.ts';
import { isFinal } from './kubevirt/phases.ts';
import { runStrategyOf } from './kubevirt/run.ts';
import type {
  StateChangeRequest,
  VirtualMachine,
  VirtualMachineInstance,
} from './kubevirt/types.ts';
import { sourcePodOf } from './pod/find.ts';

export const SUBRESOURCE_GROUP = 'subresources.kubevirt.io';
export const SUBRESOURCE_VERSIONS = ['v1', 'v1alpha3'];
export const VM_ACTIONS = ['start', 'stop', 'restart'] as const;
export type VmAction = (typeof VM_ACTIONS)[number];

/** As the errors of this API name a VM. */
const VIRTUAL_MACHINE = { group: 'kubevirt.io', plural: 'virtualmachine', kind: 'VirtualMachine' };

const refused = ({ metadata }: VirtualMachine, why: string): ApiError =>
  conflict(VIRTUAL_MACHINE, metadata.name, why);

const NOT_RUNNING = 'VM is not running';

/** The VM with requests to its controller. @throws ApiError 500 while others are being carried out */
const withRequests = (vm: VirtualMachine, changes: StateChangeRequest[]): VirtualMachine => {
  const waiting = vm.status?.stateChangeRequests ?? [];
  const isOnlyStop = changes.length === 1 && changes[0]?.action === 'Stop';
  if (waiting.length > 0 && !isOnlyStop) {
    throw new ApiError(
      500,
      'InternalError',
      'Internal error occurred: unable to complete request: stop/start already underway',
    );
  }
  return { ...vm, status: { ...vm.status, stateChangeRequests: changes } };
};

/** The VM switched on or off for good, in the form that it uses. */
const switched = (vm: VirtualMachine, on: boolean): VirtualMachine => {
  const { running, ...spec } = vm.spec;
  return vm.spec.runStrategy === undefined && running !== undefined
    ? { ...vm, spec: { ...vm.spec, running: on } }
    : { ...vm, spec: { ...spec, runStrategy: on ? 'Always' : 'Halted' } };
};

const stopOf = ({ metadata }: VirtualMachineInstance): StateChangeRequest => ({
  action: 'Stop',
  ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
});

type Act = (
  vm: VirtualMachine,
  vmi: VirtualMachineInstance | undefined,
  options: Record<string, unknown>,
) => VirtualMachine;

const start: Act = (vm, vmi) => {
  if (vmi && !isFinal(vmi)) throw refused(vm, 'VM is already running');
  const strategy = runStrategyOf(vm);
  if (strategy === 'Halted') return switched(vm, true);
  if (strategy !== 'Manual' && strategy !== 'RerunOnFailure') {
    throw refused(vm, `${strategy} does not support manual start requests`);
  }
  if (vmi?.status?.phase === 'Failed' && strategy === 'RerunOnFailure') {
    throw refused(vm, 'RerunOnFailure does not support starting VM from failed state');
  }
  return withRequests(vm, [...(vmi ? [stopOf(vmi)] : []), { action: 'Start' }]);
};

const stop: Act = (vm, vmi, { gracePeriod }) => {
  const strategy = runStrategyOf(vm);
  if (strategy === 'Always' || strategy === 'Once') return switched(vm, false);
  if (!vmi || isFinal(vmi)) throw refused(vm, NOT_RUNNING);
  if (strategy === 'Halted' && gracePeriod === undefined) {
    throw refused(vm, 'Halted only supports manual stop requests with a shorter graceperiod');
  }
  return withRequests(vm, [stopOf(vmi)]);
};

const restart: Act = (vm, vmi, { gracePeriodSeconds }) => {
  if (typeof gracePeriodSeconds === 'number' && gracePeriodSeconds !== 0) {
    throw badRequest(
      gracePeriodSeconds > 0
        ? 'For force restart, only gracePeriod=0 is supported for now'
        : 'gracePeriod has to be greater or equal to 0',
    );
  }
  const strategy = runStrategyOf(vm);
  if (strategy === 'Halted' || strategy === 'Once') {
    throw refused(vm, `RunStategy ${strategy} does not support manual restart requests`);
  }
  if (!vmi) throw refused(vm, 'VM is not running: Halted');
  return withRequests(vm, [stopOf(vmi), { action: 'Start' }]);
};

const ACTS: Record<VmAction, Act> = { start, stop, restart };

/**
 * Carries out `PUT .../virtualmachines/NAME/start|stop|restart` as far as virt-api does: it asks the
 * VM's controller for the rest. Source: KubeVirt pkg/virt-api/rest/lifecycle.go.
 *
 * @throws ApiError 400, 404, 409 or 500
 */
export const actOnVm = (
  cluster: Cluster,
  namespace: string,
  name: string,
  action: VmAction,
  body: unknown,
): void => {
  const vm = cluster.get('vm', namespace, name);
  if (!vm) {
    throw new ApiError(404, 'NotFound', `virtualmachine.kubevirt.io "${name}" not found`, {
      name,
      group: 'kubevirt.io',
      kind: 'virtualmachine',
    });
  }
  const vmi = cluster.get('vmi', namespace, name);
  const options = isRecord(body) ? body : {};
  const next = ACTS[action](vm, vmi, options);
  if (Array.isArray(options.dryRun) && options.dryRun.includes('All')) return;
  cluster.put(next);
  if (action === 'restart' && options.gracePeriodSeconds === 0 && vmi) {
    // A forced restart does not wait for the guest: its pod goes at once.
    const pods = cluster
      .list('pod', namespace)
      .filter(({ metadata }) =>
        metadata.ownerReferences?.some(({ uid }) => uid === vmi.metadata.uid),
      );
    const pod = sourcePodOf({ namespace, name, vm, vmi, pods, migrations: [], volumes: [] }, vmi);
    if (pod) cluster.remove(pod);
  }
};
