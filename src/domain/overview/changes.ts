import {
  entriesAt,
  isRecord,
  numberAt,
  recordAt,
  textAt,
  type KubernetesResource,
} from '../core/resource';
import { secondsOfTime } from '../core/time';
import type { ObjectReference } from '../findings/finding';
import { referenceOf } from '../findings/report';
import type { KindName } from '../world/kinds';
import type { World } from '../world/world';

/** Something that was written lately, as far as the object itself tells. */
export interface Change {
  object: ObjectReference;
  /** Who wrote: a browser, a program, a controller, by the name that it gives itself; '' where nothing tells. */
  manager: string;
  /** As the API writes times. */
  time: string;
  /** Whether the object was made then, as nothing of it is older. */
  isCreation: boolean;
}

/** Kinds whose settings people write; of others controllers write all. */
const WRITTEN: readonly KindName[] = [
  'NetworkAttachmentDefinition',
  'UserDefinedNetwork',
  'ClusterUserDefinedNetwork',
  'NodeNetworkConfigurationPolicy',
  'VirtualMachine',
  'Service',
  'MultiNetworkPolicy',
  'NetworkPolicy',
  'AdminNetworkPolicy',
  'SriovNetwork',
  'SriovNetworkNodePolicy',
  'IPAddressPool',
  'MigrationPolicy',
  'PerformanceProfile',
  'HyperConverged',
  'NetworkAddonsConfig',
];

/** A second in which the server made an object and its first writer wrote it may pass between them. */
const SAME_MOMENT = 2;

const isAtOnce = (created: string | undefined, time: string): boolean => {
  const [made, written] = [secondsOfTime(created), secondsOfTime(time)];
  return made !== undefined && written !== undefined && Math.abs(written - made) <= SAME_MOMENT;
};

/** Newest first among few, so that thousands of objects are not sorted for ten lines. */
const newest = (changes: Change[], change: Change, most: number): void => {
  let place = changes.length;
  while (place > 0 && (changes[place - 1]?.time ?? '') < change.time) place -= 1;
  if (place >= most) return;
  changes.splice(place, 0, change);
  changes.length = Math.min(changes.length, most);
};

const changesOf = (object: KubernetesResource): Change[] => {
  const about = referenceOf(object);
  const created = textAt(object, 'metadata', 'creationTimestamp');
  const writes = entriesAt(object, 'metadata', 'managedFields').flatMap(({ entry }): Change[] => {
    const time = textAt(entry, 'time');
    // What a status says, and what controllers note in labels and annotations, nobody asked for.
    const isSpec = isRecord(recordAt(entry, 'fieldsV1')['f:spec']);
    const isPart = (textAt(entry, 'subresource') ?? '') !== '';
    if (secondsOfTime(time) === undefined || time === undefined || !isSpec || isPart) return [];
    const manager = textAt(entry, 'manager') ?? '';
    return [{ object: about, manager, time, isCreation: isAtOnce(created, time) }];
  });
  const isTold = writes.some(({ isCreation }) => isCreation);
  return isTold || created === undefined || secondsOfTime(created) === undefined
    ? writes
    : [...writes, { object: about, manager: '', time: created, isCreation: true }];
};

/**
 * The last changes of what is asked of networks, VMs and nodes, the newest first: by
 * `metadata.managedFields`, which say who last wrote a part of an object, and when. A second change by the
 * same writer hides the first, and a deletion leaves nothing.
 *
 * Source: k8s.io/apimachinery pkg/apis/meta/v1 ManagedFieldsEntry.
 *
 * @param namespace only of this one; undefined: of all
 * @param most how many at most
 */
export const recentChangesOf = (
  world: World,
  namespace: string | undefined,
  most: number,
): readonly Change[] => {
  const changes: Change[] = [];
  for (const kind of WRITTEN) {
    for (const object of world.list(kind, namespace)) {
      for (const change of changesOf(object)) newest(changes, change, most);
    }
  }
  return changes;
};

/** What an event says of an object. */
export interface Warning {
  key: string;
  object: ObjectReference;
  reason: string;
  message: string;
  /** When it was seen last, as the API writes times. */
  time: string;
  /** How often. */
  count: number;
}

const warningOf = (event: unknown): Warning => {
  const about = recordAt(event, 'involvedObject');
  const namespace = textAt(about, 'namespace');
  return {
    key: textAt(event, 'metadata', 'uid') ?? textAt(event, 'metadata', 'name') ?? '',
    object: {
      apiVersion: textAt(about, 'apiVersion') ?? '',
      kind: textAt(about, 'kind') ?? '',
      ...(namespace === undefined ? {} : { namespace }),
      name: textAt(about, 'name') ?? '',
    },
    reason: textAt(event, 'reason') ?? '',
    message: textAt(event, 'message') ?? '',
    time:
      textAt(event, 'lastTimestamp') ??
      textAt(event, 'eventTime') ??
      textAt(event, 'metadata', 'creationTimestamp') ??
      '',
    count: numberAt(event, 'count') ?? 1,
  };
};

/** The last warnings among events, the newest first. */
export const recentWarningsOf = (events: readonly unknown[], most: number): readonly Warning[] =>
  events
    .map(warningOf)
    .sort((a, b) => (a.time < b.time ? 1 : -1))
    .slice(0, most);
