import * as codes from '../../../findings/codes';
import { referenceOf } from '../../../findings/report';
import { conditionOf, migrationRequired } from '../../spec/instance';
import { isReportedBy } from '../../interfaces/interface-status';
import { hasOtherNetwork, isInDomain, isInGuest, isInPod } from '../interface-state';
import type { InterfaceRow } from '../../interfaces/interfaces';
import { podNetworksOf } from '../../interfaces/pod-networks';
import { findingOn, interfacePath, networkPath, type VmView } from '../../interfaces/view';
import { stateOf } from '../interface-state';
import { formerSettingsOf } from '../former-settings';
import type { StepFinding } from './step';

const isStaying = ({ spec }: InterfaceRow): boolean =>
  spec.configured?.values.state !== 'absent' && spec.running?.values.state !== 'absent';

/** Whether nothing is under way that would change what the pod has. */
const isSettled = ({ vm, vmi, phase, isMigrating }: VmView): boolean =>
  phase === 'running' && !isMigrating && migrationRequired(vm, vmi) === undefined;

const checkNetwork = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const network = row.network.running;
  if (network?.kind !== 'multus' || !isInPod(row) || !isStaying(row)) return [];
  const path = networkPath(view, row, 'multus.networkName');
  if (row.pod && hasOtherNetwork(row)) {
    if (!isSettled(view)) return [];
    const configured = `${network.namespace}/${network.name}`;
    const params = { name: row.name, configured, running: row.pod.name };
    return [{ step: 'pod', finding: findingOn(view, codes.vmStillOnOtherNetwork, path, params) }];
  }
  const former = formerSettingsOf(view, row);
  if (!former || view.isMigrating) return [];
  const params = { name: row.name, network: `${network.namespace}/${network.name}` };
  const related = [referenceOf(former.nad)];
  const finding =
    former.kind === 'possible'
      ? findingOn(view, codes.networkChangedAfterVmStarted, path, params, related)
      : findingOn(
          view,
          codes.vmHasFormerSettings,
          path,
          { ...params, configured: former.configured, running: former.running },
          related,
        );
  return [{ step: 'pod', finding }];
};

const checkAttached = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const { running } = row.spec;
  if (!running || !isSettled(view) || !isStaying(row)) return [];
  if (running.values.network.kind !== 'multus' || isInDomain(row) || isInGuest(row)) return [];
  const path = interfacePath(view, row);
  const params = { name: row.name };
  if (!isInPod(row)) {
    const isReported = podNetworksOf(view.pod) !== undefined;
    const { need } = stateOf(view, row);
    // A change that is known to wait for something has a finding of its own, or none.
    const isWaiting = need?.kind === 'migration' && ['manual', 'blocked'].includes(need.status);
    return isReported && !isWaiting
      ? [{ step: 'pod', finding: findingOn(view, codes.podOfVmNotConnected, path, params) }]
      : [];
  }
  return running.values.binding === 'bridge' && isReportedBy(row.status, 'multus-status')
    ? [{ step: 'domain', finding: findingOn(view, codes.interfaceHasNotReachedVm, path, params) }]
    : [];
};

/** What a VM's pod has of an interface. */
export const checkPod = (view: VmView, row: InterfaceRow): StepFinding[] => [
  ...checkNetwork(view, row),
  ...checkAttached(view, row),
];

/** Parts of messages by which KubeVirt and Multus tell of networks. */
const NETWORK_TROUBLE = [
  /network attachment definition/i,
  /network-attachment-definition/i,
  /network binding plugin/i,
  /SR-?IOV hostdevices?/i,
  /plugging phase ?[12]/i,
  /failed to (?:configure|setup|set up) (?:vmi )?network/i,
  /Link not found/i,
  /less than 4 addresses on network/i,
  /error adding pod .* to CNI network/i,
  /Multus/,
];

const TROUBLE_CONDITIONS: readonly [type: string, status: string][] = [
  ['Synchronized', 'False'],
  ['Failure', 'True'],
];

/** Whether a message tells of trouble with networks. */
export const isNetworkTrouble = (message: string): boolean =>
  NETWORK_TROUBLE.some((pattern) => pattern.test(message));

/** What KubeVirt itself says that it could not do with the networks of a VM. */
export const troubleOf = ({ vm, vmi }: VmView): string | undefined => {
  for (const object of [vmi, vm]) {
    for (const [type, status] of TROUBLE_CONDITIONS) {
      const condition = conditionOf(object, type);
      const message = condition?.status === status ? condition.message : undefined;
      if (message !== undefined && isNetworkTrouble(message)) return message;
    }
  }
  return undefined;
};

/**
 * A failure that KubeVirt reports, in its own words.
 *
 * Source: kubevirt pkg/network/multus; pkg/network/setup; pkg/virt-controller/watch/vmi/lifecycle.go.
 */
export const checkTrouble = (view: VmView): StepFinding[] => {
  const message = troubleOf(view);
  if (message === undefined) return [];
  const finding = findingOn(view, codes.networkOfVmFailed, 'status.conditions', { message });
  return [{ step: 'pod', finding }];
};
