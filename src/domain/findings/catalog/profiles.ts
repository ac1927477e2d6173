import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN963 to VMN976: performance profiles of nodes, and the pools that bring them there. */
export const profileCatalog = {
  [codes.cpuSetNotPossible]: error(
    msg('List of CPUs is not possible'),
    msg(
      '"{{key}}" is a list of CPUs such as 0-3,40-43; the cluster refuses "{{value}}". "reserved" and "isolated" need one CPU at least.',
    ),
  ),
  [codes.cpuSetsOverlap]: error(
    msg('CPUs are in two lists'),
    msg(
      'CPUs {{cpus}} are both in "{{key}}" and in "{{other}}", so the cluster refuses the profile. Take them out of one.',
    ),
  ),
  [codes.profileSelectorNotPossible]: error(
    msg('Selector of the profile is not possible'),
    msg(
      '"{{key}}" has to be one label, and that of nodes of the form domain/role, such as node-role.kubernetes.io/worker-dpdk; the cluster refuses "{{value}}".',
    ),
  ),
  [codes.pageSizeNotPossible]: error(
    msg('Size of huge pages is not possible'),
    msg('"{{key}}" is one of {{choices}} on such nodes; the cluster refuses "{{value}}".'),
  ),
  [codes.pagesWithoutDefaultSize]: error(
    msg('Huge pages have no default size'),
    msg(
      'A profile with huge pages needs "defaultHugepagesSize", or the cluster refuses it. For DPDK that is 1G on most hardware.',
    ),
  ),
  [codes.pagesStandTwice]: error(
    msg('Huge pages stand twice'),
    msg(
      'There are two entries of size {{size}} for NUMA node {{node}}, so the cluster refuses the profile. Make one of them.',
    ),
  ),
  [codes.netDeviceNotPossible]: error(
    msg('Network device is not possible'),
    msg(
      '"vendorID" and "deviceID" are 0x and up to four hexadecimal digits, a device needs its vendor, and a name is not empty; the cluster refuses "{{key}}: {{value}}".',
    ),
  ),
  [codes.profilesForSameNodes]: error(
    msg('Two profiles are for the same nodes'),
    msg(
      'This profile and {{other}} have the same node selector, so the cluster refuses the later of the two. Merge them, or give each a role of its own.',
    ),
  ),
  [codes.profileChoosesNoNode]: warning(
    msg('Profile chooses no node'),
    msg(
      'No node has the label {{selector}}, so no CPUs are set aside anywhere. Put it on the nodes that are to run DPDK.',
    ),
  ),
  [codes.poolOfProfileMissing]: error(
    msg('Profile has no pool of nodes'),
    msg(
      'No MachineConfigPool brings the profile to its nodes: one is needed for nodes with {{selector}}, with the label {{pool}}, that takes MachineConfigs with the label {{config}}.',
    ),
  ),
  [codes.poolOfProfilePaused]: warning(
    msg('Pool of nodes is paused'),
    msg(
      'The pool is paused, so that nothing of profile {{profile}} reaches its nodes. Set "paused" to false when they may restart.',
    ),
  ),
  [codes.profileFailed]: error(
    msg('Profile could not be applied'),
    msg('The operator says of it: {{message}}'),
  ),
  [codes.pagesDoNotFit]: error(
    msg('More huge pages than memory'),
    msg(
      'The profile asks for {{wanted}} of huge pages, and {{nodes}} has {{memory}} of memory. The node may not start any more. Ask for less.',
    ),
  ),
  [codes.cpusDoNotMatchNodes]: warning(
    msg('Lists of CPUs do not match the nodes'),
    msg(
      '"reserved" and "isolated" name {{named}} CPUs, and {{nodes}} has {{there}}. CPUs in neither list are given to VMs without being kept free for them, and CPUs that are not there do not count.',
    ),
  ),
} satisfies Catalog;
