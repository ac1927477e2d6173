import * as codes from '../../../findings/codes';
import { referenceOf } from '../../../findings/report';
import { nadsOf } from '../../../nad/nads';
import {
  entriesAt,
  isRecord,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../../../core/resource';
import { conditionOf, migrationRequired } from '../../spec/instance';
import { isReportedBy } from '../../interfaces/interface-status';
import { hasOtherNetwork, isInDomain, isInGuest, isInPod } from '../interface-state';
import type { InterfaceRow } from '../../interfaces/interfaces';
import { nadOfSource } from '../../interfaces/nad-facts';
import { podNetworksOf } from '../../interfaces/pod-networks';
import { findingOn, interfacePath, networkPath, type VmView } from '../../interfaces/view';
import { stateOf } from '../interface-state';
import type { StepFinding } from './step';

const isStaying = ({ spec }: InterfaceRow): boolean =>
  spec.configured?.values.state !== 'absent' && spec.running?.values.state !== 'absent';

/** Whether nothing is under way that would change what the pod has. */
const isSettled = ({ vm, vmi, phase, isMigrating }: VmView): boolean =>
  phase === 'running' && !isMigrating && migrationRequired(vm, vmi) === undefined;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A time that compares as text. */
const timeOf = (value: unknown): string | undefined =>
  typeof value === 'string' && TIME.test(value) ? value : undefined;

/** When somebody last set the configuration, as far as its object tells. */
const editedAt = (nad: KubernetesResource): string | undefined => {
  const metadata = recordAt(nad, 'metadata');
  if (metadata.generation === 1) return undefined;
  let latest: string | undefined;
  for (const { entry } of entriesAt(metadata, 'managedFields')) {
    const time = timeOf(entry.time);
    const touches = isRecord(recordAt(entry, 'fieldsV1')['f:spec']);
    if (touches && time !== undefined && (latest ?? '') < time) latest = time;
  }
  return latest;
};

/**
 * Whether a network was made or edited after the VM's pod: pods keep what they were given. Undefined
 * where the objects do not tell.
 *
 * Source: k8s.io/apimachinery pkg/apis/meta/v1 ManagedFieldsEntry.
 */
const isYounger = (nad: KubernetesResource, pod: KubernetesResource): boolean => {
  const started = timeOf(textAt(pod, 'metadata', 'creationTimestamp'));
  const made = timeOf(textAt(nad, 'metadata', 'creationTimestamp'));
  return [made, editedAt(nad)].some(
    (time) => started !== undefined && time !== undefined && time > started,
  );
};

const checkNetwork = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const network = row.network.running;
  if (network?.kind !== 'multus' || !row.pod || !isStaying(row)) return [];
  const path = networkPath(view, row, 'multus.networkName');
  if (hasOtherNetwork(row)) {
    if (!isSettled(view)) return [];
    const configured = `${network.namespace}/${network.name}`;
    const params = { name: row.name, configured, running: row.pod.name };
    return [{ step: 'pod', finding: findingOn(view, codes.vmStillOnOtherNetwork, path, params) }];
  }
  const nad = nadOfSource(nadsOf(view.world), network)?.nad;
  if (view.isMigrating || !nad || !view.pod || !isYounger(nad, view.pod)) return [];
  const params = { name: row.name, network: `${network.namespace}/${network.name}` };
  const finding = findingOn(view, codes.networkChangedAfterVmStarted, path, params, [
    referenceOf(nad),
  ]);
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
