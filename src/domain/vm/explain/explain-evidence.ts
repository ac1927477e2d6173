import { listAt, textAt, valueAt, type KubernetesResource } from '../../core/resource';
import { conditionOf } from '../spec/instance';
import type { InterfaceRow } from '../interfaces/interfaces';
import { podsOfVmi } from '../interfaces/launcher-pods';
import { isNetworkTrouble } from '../lifecycle/state/pod';
import type { VmView } from '../interfaces/view';

/** A condition in its own words: `MigrationRequired=False (AutoMigrationPending): ...`. */
export const quoteCondition = (object: unknown, type: string): string[] => {
  const found = conditionOf(object, type);
  if (!found) return [];
  const { status, reason, message } = found;
  const because = reason === undefined ? '' : ` (${reason})`;
  return [`${type}=${status}${because}${message === undefined ? '' : `: ${message}`}`];
};

/** What Multus reports of an interface, as it stands in the pod's annotation. */
export const quotePod = ({ pod }: InterfaceRow): string[] =>
  pod
    ? [
        `network-status: ${pod.name}${pod.interface === undefined ? '' : ` ${pod.interface}`}${
          pod.ips.length > 0 ? ` ${pod.ips.join(', ')}` : ''
        }`,
      ]
    : [];

/** What the instance reports of an interface. */
export const quoteStatus = ({ status }: InterfaceRow): string[] =>
  status && status.infoSources.length > 0 ? [`infoSource: ${status.infoSources.join(', ')}`] : [];

const MAX_QUOTES = 5;

const involved = (event: unknown): string => {
  const object = valueAt(event, 'involvedObject') ?? valueAt(event, 'regarding');
  return `${textAt(object, 'kind') ?? ''}/${textAt(object, 'name') ?? ''}`;
};

const timeOf = (event: unknown): string =>
  textAt(event, 'lastTimestamp') ??
  textAt(event, 'eventTime') ??
  textAt(event, 'metadata', 'creationTimestamp') ??
  '';

/**
 * Messages of warnings about a VM, its instance or its pods that tell of networks or name the
 * interface, newest first and as they are.
 */
export const eventEvidence = (
  view: VmView,
  row: InterfaceRow,
  events: readonly KubernetesResource[],
): string[] => {
  const { world, vmi, name } = view;
  const subjects = new Set([`VirtualMachine/${name}`, `VirtualMachineInstance/${name}`]);
  for (const pod of vmi ? podsOfVmi(world, vmi) : []) {
    subjects.add(`Pod/${textAt(pod, 'metadata', 'name') ?? ''}`);
  }
  const { resourceName, key } = row.nad.running ?? row.nad.configured ?? {};
  const words = [resourceName, key].filter((word) => word !== undefined);
  const messages = events
    .filter((event) => textAt(event, 'type') === 'Warning' && subjects.has(involved(event)))
    .map((event) => ({ time: timeOf(event), message: textAt(event, 'message') ?? '' }))
    .filter(
      ({ message }) => isNetworkTrouble(message) || words.some((word) => message.includes(word)),
    )
    .sort((a, b) => (a.time < b.time ? 1 : -1))
    .map(({ message }) => message);
  return [...new Set(messages)].slice(0, MAX_QUOTES);
};

/** Whether the world says anything of the guest agent. */
export const hasConditions = (vmi: unknown): boolean =>
  listAt(vmi, 'status', 'conditions').length > 0;
