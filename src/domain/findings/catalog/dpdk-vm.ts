import { msg } from '../../core/msg';
import * as codes from '../codes';
import { error, warning, type Catalog } from './entry';

/** VMN977 to VMN992: CPUs, memory and annotations of VMs whose guests drive network cards. */
export const dpdkVmCatalog = {
  [codes.emulatorWithoutDedicatedCpus]: error(
    msg('Emulator thread is isolated without dedicated CPUs'),
    msg(
      'The cluster refuses "isolateEmulatorThread" on a VM without "dedicatedCpuPlacement: true". Set that as well, or take it away.',
    ),
  ),
  [codes.dedicatedCpusWithoutMemory]: error(
    msg('Dedicated CPUs without an amount of memory'),
    msg(
      'The cluster refuses a VM with dedicated CPUs that does not say how much memory it has. Set "memory.guest".',
    ),
  ),
  [codes.tooManyThreads]: error(
    msg('Too many threads for dedicated CPUs'),
    msg(
      'The VM has {{threads}} threads for each core. With dedicated CPUs the cluster takes at most 2: set more cores instead.',
    ),
  ),
  [codes.cpuAmountBesideTopology]: error(
    msg('Amount of CPUs contradicts the topology'),
    msg(
      'Sockets, cores and threads make {{count}} CPUs, and "resources" ask for another number. With dedicated CPUs the cluster refuses that: take the CPUs out of "resources".',
    ),
  ),
  [codes.amountOfDedicatedNotWhole]: error(
    msg('Dedicated CPUs are not a whole number'),
    msg('Dedicated CPUs are whole ones; the cluster refuses {{value}}.'),
  ),
  [codes.requestAndLimitDiffer]: error(
    msg('Request and limit differ'),
    msg(
      'A VM with dedicated CPUs has the same request and limit of "{{key}}", else the cluster refuses it. Set both alike, or take both away.',
    ),
  ),
  [codes.numaWithoutItsNeeds]: error(
    msg('NUMA topology lacks what it needs'),
    msg(
      'With "guestMappingPassthrough" the guest sees the NUMA nodes that its CPUs and memory come from, which the cluster takes only with dedicated CPUs and huge pages. Missing: {{missing}}.',
    ),
  ),
  [codes.pageSizeOfVmNotPossible]: error(
    msg('Size of huge pages is not possible'),
    msg(
      '"{{value}}" is no size of memory pages, so the cluster refuses the VM. Nodes of x86 have pages of 1Gi and 2Mi; a PerformanceProfile writes the same as 1G and 2M.',
    ),
  ),
  [codes.memoryNoMultipleOfPages]: error(
    msg('Memory is no multiple of the page size'),
    msg(
      'The memory of the VM comes in whole pages of {{size}}; the cluster refuses an amount between. Round it up.',
    ),
  ),
  [codes.pageSizeOnNoNode]: warning(
    msg('No node has huge pages of this size'),
    msg(
      'The VM asks for huge pages of {{size}}, and none of the nodes on which it may run has any ({{nodes}}), so that it is not scheduled. Choose a size that the nodes have, or have a PerformanceProfile set pages aside.',
    ),
  ),
  [codes.tooFewPagesOnNodes]: warning(
    msg('No node has enough huge pages'),
    msg(
      'The VM asks for {{pages}} huge pages of {{size}}, more than any node on which it may run has in all ({{nodes}}), so that it is not scheduled. Give it less memory, or set more pages aside.',
    ),
  ),
  [codes.tuningOnVmItself]: warning(
    msg('Annotation stands on the VM, not on its template'),
    msg(
      'Only annotations of "spec.template.metadata" reach the pod, so that "{{key}}" on the VM itself changes nothing. Move it there.',
    ),
  ),
  [codes.tuningNotRead]: warning(
    msg('Annotation for CPUs is not read'),
    msg(
      '"{{key}}" counts in pods with the runtime class of a PerformanceProfile only. KubeVirt gives the pods of VMs another one ({{class}}), so that nothing changes for the CPUs. Set that of the profile as the default runtime class of VMs.',
    ),
  ),
  [codes.tuningValueUnknown]: warning(
    msg('Value of the annotation for CPUs is unknown'),
    msg('"{{key}}" takes the value disable; "{{value}}" changes nothing.'),
  ),
} satisfies Catalog;
