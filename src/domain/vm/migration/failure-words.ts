import { msg } from '../../core/msg';
import type { FailureCause } from './failures';

interface Words {
  /** What failures are grouped by, and what stands in the table. */
  title: string;
  /** What to do about it; undefined where there is nothing to be done. */
  fix: string | undefined;
  /** The tab of live migration on which that is done. */
  tab?: 'network' | 'limits' | 'readiness';
}

const words: Record<FailureCause, Words> = {
  cancelled: { title: msg('Cancelled by somebody'), fix: undefined },
  timeLimit: {
    title: msg('Took longer than the time limit'),
    fix: msg(
      'Raise the time limit or the bandwidth, or let the VM be disturbed by post-copy, under Limits.',
    ),
    tab: 'limits',
  },
  noProgress: {
    title: msg('Made no progress'),
    fix: msg(
      'The VM wrote faster than it was copied. Allow auto-converge or post-copy under Limits, or migrate it when it has less to do.',
    ),
    tab: 'limits',
  },
  givenUp: {
    title: msg('Given up by KubeVirt'),
    fix: msg(
      'It took too long or made no progress; the log of the launcher pod tells which. See the limits.',
    ),
    tab: 'limits',
  },
  noNode: {
    title: msg('No node had a place for the VM'),
    fix: msg('See under Readiness what each node lacks.'),
    tab: 'readiness',
  },
  targetNotReady: {
    title: msg('The pod on the target did not start in time'),
    fix: msg(
      'Often a network of the VM is missing on the target. See under Readiness what each node lacks, and the events of the pod.',
    ),
    tab: 'readiness',
  },
  targetGone: {
    title: msg('The pod on the target went away'),
    fix: msg('See the events of the target node: it may have been short of memory, or rebooted.'),
  },
  vmStopped: { title: msg('The VM was stopped meanwhile'), fix: undefined },
  anotherMigration: {
    title: msg('Another migration of the VM was under way'),
    fix: msg('Wait until it is over.'),
  },
  volumeTooSmall: {
    title: msg('A volume at the target is too small'),
    fix: msg('Make the volume at least as large as the one that it replaces.'),
  },
  networkMissing: {
    title: msg('A network of the VM does not exist'),
    fix: msg('Make the network, or take the interface off the VM.'),
  },
  connection: {
    title: msg('The nodes did not reach one another'),
    fix: msg(
      'See under Network whether every node has an address in the migration network, and whether the switches let it through.',
    ),
    tab: 'network',
  },
  other: { title: msg('Failed while it was copied'), fix: msg('See what KubeVirt says.') },
  untold: {
    title: msg('KubeVirt says nothing of the reason'),
    fix: msg('See the events of the migration.'),
  },
};

/** What a cause is called, to be translated. */
export const causeTitle = (cause: FailureCause): string => words[cause].title;

/** What to do about a cause, to be translated; undefined where there is nothing to be done. */
export const causeFix = (cause: FailureCause): string | undefined => words[cause].fix;

/** The tab of live migration on which something can be done about a cause. */
export const causeTab = (cause: FailureCause): Words['tab'] => words[cause].tab;
