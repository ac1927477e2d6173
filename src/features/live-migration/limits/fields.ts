import { msg } from '../../../domain/core/msg';
import type { migrationForm } from '../../../domain/settings/forms';
import type { ValuesOf } from '../../../domain/forms/form';
import type { FieldSpec, Option } from '../../../ui/form/spec';

type LimitField = Exclude<keyof ValuesOf<ReturnType<typeof migrationForm>>, 'network'>;

/** What may be done to a VM; the first value changes nothing of it. */
export const disruptionOptions: readonly Option[] = [
  { value: 'none', label: msg('Nothing: the migration is given up') },
  {
    value: 'post-copy',
    label: msg('Post-copy: the VM goes on at its target before all of it is there'),
  },
  { value: 'pause', label: msg('Pause: the VM stands still until it has been copied') },
];

/** Shown only where it is set: in HyperConverged it does nothing, as the finding beside it says. */
export const aloneOption: Option = {
  value: 'alone',
  label: msg('Post-copy, without leave to disturb the VM'),
};

/** Each limit with its unit, and what it does to a VM. */
export const limitFields: readonly FieldSpec<LimitField>[] = [
  {
    name: 'parallelMigrationsPerCluster',
    kind: 'text',
    isNumber: true,
    label: msg('Migrations at once in the cluster'),
  },
  {
    name: 'parallelOutboundMigrationsPerNode',
    kind: 'text',
    isNumber: true,
    label: msg('Migrations at once from one node'),
  },
  {
    name: 'bandwidthPerMigration',
    kind: 'text',
    label: msg('Bandwidth of each migration (bytes a second, such as 64Mi)'),
  },
  {
    name: 'completionTimeoutPerGiB',
    kind: 'text',
    isNumber: true,
    label: msg('Time limit (seconds for each gigabyte)'),
  },
  {
    name: 'progressTimeout',
    kind: 'text',
    isNumber: true,
    label: msg('Time without progress (seconds)'),
  },
  {
    name: 'disruption',
    kind: 'choice',
    label: msg('When the time limit is reached'),
    options: disruptionOptions,
  },
  {
    name: 'allowAutoConverge',
    kind: 'flag',
    label: msg('Slow down VMs that write too much (auto-converge)'),
  },
];

/** What each limit does to a VM, with the `{{value}}` that holds where the field is empty. */
export const effects: Record<LimitField, string> = {
  parallelMigrationsPerCluster: msg(
    'Further ones wait for their turn, so that emptying a node takes longer. By default {{value}}.',
  ),
  parallelOutboundMigrationsPerNode: msg(
    'How fast one node can be emptied; more of them share its link. By default {{value}}.',
  ),
  bandwidthPerMigration: msg(
    'Leaves the rest of the link to VMs; a VM that writes faster than this is never done. By default {{value}}.',
  ),
  completionTimeoutPerGiB: msg(
    'Memory in decimal gigabytes, rounded up, times this is how long a migration may take; 0 is for ever. By default {{value}}.',
  ),
  progressTimeout: msg(
    'If the data that is left does not fall for so long, the migration is given up, and the VM stays; 0 is for ever. By default {{value}}.',
  ),
  disruption: msg(
    'With post-copy a VM is lost if the link fails meanwhile; a pause is seen by whoever uses it. By default nothing is done.',
  ),
  allowAutoConverge: msg(
    'The processors of the VM are throttled, more and more, until what it writes can be copied. By default off.',
  ),
};
