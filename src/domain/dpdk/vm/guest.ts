import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import type { GuestFamily } from '../../vm/lifecycle/guest-agent';
import { guestCpusOf } from '../../vm/rules/guest-cpus';
import { quantityOf } from '../../core/quantity';
import { valueAt } from '../../core/resource';

/** Families of guests in which DPDK's usual tools are known. */
export const dpdkFamilies = ['redhat', 'debian', 'suse'] as const satisfies readonly GuestFamily[];
export type DpdkFamily = (typeof dpdkFamilies)[number];

/** What the commands are filled in with. */
export interface GuestFacts {
  /** CPUs that the guest sees. */
  cpus: number;
  /** GiB of memory; undefined where the VM does not say. */
  memory: number | undefined;
  /** Where the guest finds its functions; one without a fixed address is not among them. */
  addresses: readonly string[];
}

const GIB = 2 ** 30;

/**
 * @param spec `spec.template.spec` of a VM, with what its instance type adds
 * @param addresses PCI addresses of its SR-IOV interfaces
 */
export const guestFactsOf = (spec: unknown, addresses: readonly string[]): GuestFacts => {
  const bytes =
    quantityOf(valueAt(spec, 'domain', 'memory', 'guest')) ??
    quantityOf(valueAt(spec, 'domain', 'resources', 'requests', 'memory'));
  return {
    cpus: guestCpusOf(spec),
    memory: bytes === undefined ? undefined : bytes / GIB,
    addresses,
  };
};

/** CPUs that stay with the guest's own system. */
const HOUSEKEEPING = 2;

/** CPUs of the guest for the program, such as `2-9`; undefined where none is left. */
export const isolatedOf = ({ cpus }: GuestFacts): string | undefined => {
  if (cpus <= HOUSEKEEPING) return undefined;
  const last = cpus - 1;
  return last === HOUSEKEEPING ? String(last) : `${HOUSEKEEPING}-${last}`;
};

/**
 * Pages of 1 GiB for the program when nothing else is asked for: what is left besides 2 GiB for the
 * guest's system. Undefined where there is not even one, or the memory is not known.
 */
export const usualPages = ({ memory }: GuestFacts): number | undefined => {
  const pages = Math.floor((memory ?? 0) - HOUSEKEEPING);
  return pages < 1 ? undefined : pages;
};

/** Commands for one purpose, to be typed by the guest's administrator. */
export interface GuestStep {
  key: 'boot' | 'isolation' | 'driver' | 'reboot' | 'try';
  title: string;
  /** Lines. */
  commands: string;
  /** What to know of them. */
  notes: readonly Reason[];
}

const install: Record<DpdkFamily, (names: string) => string> = {
  redhat: (names) => `dnf install -y ${names}`,
  debian: (names) => `apt-get install -y ${names}`,
  suse: (names) => `zypper --non-interactive install ${names}`,
};

/** Adds to the kernel's arguments; Debian and SUSE keep them in one file that a program reads. */
const withArguments = (family: DpdkFamily, text: string): string => {
  if (family === 'redhat') return `grubby --update-kernel=ALL --args="${text}"`;
  const update = family === 'debian' ? 'update-grub' : 'grub2-mkconfig -o /boot/grub2/grub.cfg';
  return [`sed -i 's/^GRUB_CMDLINE_LINUX="/&${text} /' /etc/default/grub`, update].join('\n');
};

const bootStep = (family: DpdkFamily, facts: GuestFacts, pages: number): GuestStep => {
  const huge = `default_hugepagesz=1G hugepagesz=1G hugepages=${pages}`;
  const isolated = isolatedOf(facts);
  // Elsewhere than on Red Hat's systems TuneD has no such profile at hand: the kernel is told itself.
  const isolation =
    family === 'redhat' || isolated === undefined
      ? ''
      : ` isolcpus=${isolated} nohz_full=${isolated} rcu_nocbs=${isolated}`;
  return {
    key: 'boot',
    title: msg('Huge pages'),
    commands: withArguments(family, huge + isolation),
    notes: [
      reason(
        msg(
          'The pages come out of the memory that the guest has. How many the program needs is its own matter; what the system of the guest needs has to be left.',
        ),
      ),
    ],
  };
};

const isolationStep = (facts: GuestFacts): GuestStep | undefined => {
  const isolated = isolatedOf(facts);
  if (isolated === undefined) return undefined;
  return {
    key: 'isolation',
    title: msg('CPUs for the program'),
    commands: [
      install.redhat('tuned-profiles-cpu-partitioning'),
      `echo isolated_cores=${isolated} > /etc/tuned/cpu-partitioning-variables.conf`,
      'tuned-adm profile cpu-partitioning',
    ].join('\n'),
    notes: [reason(msg('CPUs 0 and 1 stay with the system of the guest.'))],
  };
};

const driverStep = (family: DpdkFamily, { addresses }: GuestFacts): GuestStep => ({
  key: 'driver',
  title: msg('Driver of the virtual functions'),
  commands: [
    install[family]('driverctl'),
    'echo "options vfio enable_unsafe_noiommu_mode=1" > /etc/modprobe.d/vfio-noiommu.conf',
    ...addresses.map((address) => `driverctl set-override ${address} vfio-pci`),
  ].join('\n'),
  notes: [
    reason(
      msg(
        'The guest has no IOMMU, without which vfio-pci takes a device in this mode only. The system of the guest then no longer sees the interface. Functions of NVIDIA (Mellanox) keep their own driver: leave this out for them.',
      ),
    ),
  ],
});

const tryStep = (family: DpdkFamily, facts: GuestFacts): GuestStep | undefined => {
  const isolated = isolatedOf(facts);
  // The program needs a CPU to be talked to beside those that forward packets.
  if (isolated === undefined || facts.cpus - HOUSEKEEPING < 2) return undefined;
  const allow = facts.addresses.map((address) => ` -a ${address}`).join('');
  return {
    key: 'try',
    title: msg('Try it'),
    commands: [
      install[family]('dpdk'),
      `dpdk-testpmd -l ${isolated}${allow} -- -i --nb-cores=${facts.cpus - HOUSEKEEPING - 1}`,
    ].join('\n'),
    notes: [
      reason(
        msg(
          'testpmd asks for commands: "start" forwards packets, "show port stats all" counts them. In some systems the package is called dpdk-tools.',
        ),
      ),
    ],
  };
};

/**
 * The commands for a guest, filled in for a VM.
 *
 * @param pages of 1 GiB for the program
 *
 * Source: OpenShift Virtualization, "Configuring a virtual machine for DPDK workloads"; Linux kernel
 * parameters; DPDK, Linux drivers (vfio no-IOMMU mode) and testpmd user guide.
 */
export const guestSteps = (family: DpdkFamily, facts: GuestFacts, pages: number): GuestStep[] => {
  const steps = [
    bootStep(family, facts, pages),
    family === 'redhat' ? isolationStep(facts) : undefined,
    facts.addresses.length === 0 ? undefined : driverStep(family, facts),
    { key: 'reboot' as const, title: msg('Restart the guest'), commands: 'reboot', notes: [] },
    facts.addresses.length === 0 ? undefined : tryStep(family, facts),
  ];
  return steps.filter((step) => step !== undefined);
};
