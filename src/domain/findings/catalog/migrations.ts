import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, info, warning, type Catalog } from './entry';

/** VMN474 to VMN479, VMN725 to VMN728: limits of live migrations, and VMs that cannot leave a node. */
export const migrationsCatalog = {
  [codes.postCopyAlone]: warning(
    msg('Post-copy alone does nothing'),
    msg(
      'Post-copy is allowed, but VMs may not be disturbed, so that migrations that take too long are given up all the same. Allow workload disruption as well, or leave post-copy off.',
    ),
  ),
  [codes.migrationBandwidthBelowZero]: error(
    msg('Bandwidth of migrations is below zero'),
    msg(
      'The bandwidth for each migration is {{value}}, with which every migration fails. Give a bandwidth above zero, or 0 for no limit.',
    ),
  ),
  [codes.noMigrationAtOnce]: error(
    msg('No migration may run'),
    msg(
      'At most {{value}} migrations may run at once, so that all of them wait for ever and no node can be emptied. Allow at least one.',
    ),
  ),
  [codes.migrationPolicyWithoutSelectors]: warning(
    msg('Migration policy has no selectors'),
    msg(
      'A policy without "selectors" is of no VM, so that its limits never count. Name labels of VMs or namespaces; empty selectors mean all VMs.',
    ),
  ),
  [codes.migrationPolicyNeverCounts]: warning(
    msg('Migration policy never counts'),
    msg(
      'The policy {{other}} has the same selectors and comes first by name, so that the limits of this one never count. Make one policy of both, or give them other selectors.',
    ),
  ),
  [codes.migrationBandwidthTooLow]: warning(
    msg('Bandwidth of migrations is too low for their time limit'),
    msg(
      'To copy a gigabyte takes {{seconds}} seconds at this bandwidth, and a migration may take {{limit}} seconds for each, so that VMs with full memory are given up before they have been copied once. Raise one of the two.',
    ),
  ),
  [codes.vmKeepsNodeFromBeingEmptied]: warning(
    msg('VM keeps its node from being emptied'),
    msg(
      'The VM is to be live migrated when its node is drained, but cannot be, so that {{node}} cannot be emptied until the VM is stopped. KubeVirt says why: {{why}}.',
    ),
  ),
  [codes.noOtherNodeTakesVm]: warning(
    msg('No other node takes the VM'),
    msg(
      'The VM is to be live migrated when its node is drained, but none of the other {{count}} nodes has what it needs: {{nodes}}. {{node}} cannot be emptied until the VM is stopped. Readiness says what each node lacks.',
    ),
  ),
  [codes.migrationsKeepFailing]: warning(
    msg('Migrations of the VM keep failing'),
    msg(
      'The last {{count}} migrations of the VM failed, so that it stays on {{node}}. KubeVirt says of the last one: {{why}}.',
    ),
  ),
  [codes.migrationPolicyMatchesNoVm]: info(
    msg('Migration policy matches no VM'),
    msg(
      'None of the {{count}} VMs has the labels that the policy asks for, so that its limits count for none. Correct its selectors, or give VMs the labels.',
    ),
  ),
} satisfies Catalog;
