import { msg } from '../core/msg';
import { entriesAt, textAt } from '../core/resource';

/** What the controller says of a user-defined network. */
export interface UdnStatus {
  state: 'created' | 'failed' | 'waiting' | 'deleting';
  /** In words, to be translated. */
  label: string;
  /** What the controller says itself, where it is not simply done; not to be translated. */
  messages: { type: string; reason: string | undefined; message: string }[];
}

const labels: Record<UdnStatus['state'], string> = {
  created: msg('Created'),
  failed: msg('Not created'),
  waiting: msg('Waiting for OVN-Kubernetes'),
  deleting: msg('Being deleted'),
};

/**
 * Reads the conditions: `NetworkCreated` tells whether the networks of the namespaces are there, and
 * messages of conditions that are false are passed on as they are. Takes any value.
 *
 * Source: ovn-kubernetes go-controller/pkg/clustermanager/userdefinednetwork/controller.go.
 */
export const statusOf = (udn: unknown): UdnStatus => {
  const conditions = entriesAt(udn, 'status', 'conditions').map(({ entry }) => ({
    type: textAt(entry, 'type') ?? '',
    status: textAt(entry, 'status'),
    reason: textAt(entry, 'reason'),
    message: textAt(entry, 'message') ?? '',
  }));
  const created = conditions.find(({ type }) => type === 'NetworkCreated')?.status;
  const isRefused = conditions.some(({ status }) => status === 'False');
  const made =
    created === 'False' || isRefused ? 'failed' : created === 'True' ? 'created' : 'waiting';
  // A network in use stays until its last pod is gone, and says so by a condition.
  const isGoing = textAt(udn, 'metadata', 'deletionTimestamp') !== undefined;
  const state = isGoing ? 'deleting' : made;
  return {
    state,
    label: labels[state],
    messages: conditions
      .filter(({ status, message }) => status === 'False' && message !== '')
      .map(({ type, reason, message }) => ({ type, reason, message })),
  };
};
