import { type KubernetesObject } from '../../kubernetes/object.ts';
import {
  ageColumn,
  at,
  column,
  nameColumn,
  NONE,
  numberAt,
  recordsAt,
  textAt,
  wide,
  type Column,
} from './column.ts';

/**
 * What the column Status says of a pod: its phase, or what holds a container.
 *
 * Source: pkg/printers/internalversion/printers.go of Kubernetes, printPod.
 */
const statusOf = (pod: KubernetesObject): string => {
  if (pod.metadata.deletionTimestamp !== undefined) return 'Terminating';
  const whole = textAt(pod, '.status.reason', textAt(pod, '.status.phase'));
  const reasons = recordsAt(pod, '.status.containerStatuses').map(
    (status) =>
      textAt(status, '.state.waiting.reason') || textAt(status, '.state.terminated.reason'),
  );
  return reasons.find((reason) => reason !== '') ?? whole;
};

const readyText = (pod: KubernetesObject): string => {
  const ready = recordsAt(pod, '.status.containerStatuses').filter(
    (status) => status.ready === true && at(status, '.state.running') !== undefined,
  );
  return `${ready.length}/${recordsAt(pod, '.spec.containers').length}`;
};

const restarts = (pod: KubernetesObject): string =>
  String(
    recordsAt(pod, '.status.containerStatuses').reduce(
      (sum, status) => sum + numberAt(status, '.restartCount'),
      0,
    ),
  );

const gates = (pod: KubernetesObject): string => {
  const wanted = recordsAt(pod, '.spec.readinessGates').map((gate) =>
    textAt(gate, '.conditionType'),
  );
  if (wanted.length === 0) return NONE;
  const met = recordsAt(pod, '.status.conditions').filter(
    ({ type, status }) => status === 'True' && wanted.includes(String(type)),
  );
  return `${met.length}/${wanted.length}`;
};

export const podColumns: Column[] = [
  nameColumn,
  column('Ready', readyText),
  column('Status', statusOf),
  column('Restarts', restarts),
  ageColumn,
  wide('IP', (pod) => textAt(pod, '.status.podIPs[0].ip', textAt(pod, '.status.podIP', NONE))),
  wide('Node', (pod) => textAt(pod, '.spec.nodeName', NONE)),
  wide('Nominated Node', (pod) => textAt(pod, '.status.nominatedNodeName', NONE)),
  wide('Readiness Gates', gates),
];
