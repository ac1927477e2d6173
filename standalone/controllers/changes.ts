import { digestOf } from '../kubernetes/digest.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

/** What a controller wants to be different. */
export type Change =
  { put: KubernetesObject } | { remove: KubernetesObject } | { event: EventText };

/** An event about an object. */
export interface EventText {
  about: KubernetesObject;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** The component that reports it. */
  source: string;
}

/** Name of the Event object: the same for what is said again of the same object. */
export const eventName = ({ about, reason, message }: EventText): string =>
  `${about.metadata.name}.${digestOf(`${about.metadata.uid ?? ''} ${reason} ${message}`).slice(0, 16)}`;

/** Events of what has no namespace stand in `default`. */
export const eventNamespace = ({ about }: EventText): string =>
  about.metadata.namespace ?? 'default';

/** The Event object, or the one of before counted once more. */
export const eventObject = (
  text: EventText,
  before: KubernetesObject | undefined,
  now: string,
): KubernetesObject => {
  if (before) {
    const { count } = before as { count?: number };
    return { ...before, count: (count ?? 1) + 1, lastTimestamp: now };
  }
  const { about, type, reason, message, source } = text;
  const { namespace, name, uid } = about.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: eventName(text), namespace: eventNamespace(text) },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
    },
    type,
    reason,
    message,
    source: { component: source },
    reportingComponent: source,
    reportingInstance: '',
    count: 1,
    firstTimestamp: now,
    lastTimestamp: now,
  };
};
