import fc from 'fast-check';
import { dpdkFamilies, guestFactsOf, guestSteps, isolatedOf, usualPages } from './guest';

const spec = {
  domain: {
    cpu: { sockets: 1, cores: 5, threads: 2 },
    memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' } },
  },
};
const facts = guestFactsOf(spec, ['0000:07:00.0']);

const commandsOf = (...args: Parameters<typeof guestSteps>): Record<string, string> =>
  Object.fromEntries(guestSteps(...args).map(({ key, commands }) => [key, commands]));

describe('commands for the guest', () => {
  it('are filled in for the VM', () => {
    expect(facts).toEqual({ cpus: 10, memory: 8, addresses: ['0000:07:00.0'] });
    expect(isolatedOf(facts)).toBe('2-9');
    expect(usualPages(facts)).toBe(6);
    expect(commandsOf('redhat', facts, 6)).toEqual({
      boot: 'grubby --update-kernel=ALL --args="default_hugepagesz=1G hugepagesz=1G hugepages=6"',
      isolation:
        'dnf install -y tuned-profiles-cpu-partitioning\necho isolated_cores=2-9 > /etc/tuned/cpu-partitioning-variables.conf\ntuned-adm profile cpu-partitioning',
      driver:
        'dnf install -y driverctl\necho "options vfio enable_unsafe_noiommu_mode=1" > /etc/modprobe.d/vfio-noiommu.conf\ndriverctl set-override 0000:07:00.0 vfio-pci',
      reboot: 'reboot',
      try: 'dnf install -y dpdk\ndpdk-testpmd -l 2-9 -a 0000:07:00.0 -- -i --nb-cores=7',
    });
  });

  it('isolate CPUs by the kernel where TuneD has no profile for that', () => {
    const { boot, isolation } = commandsOf('debian', facts, 2);
    expect(boot).toContain('hugepages=2 isolcpus=2-9 nohz_full=2-9 rcu_nocbs=2-9');
    expect(boot).toContain('update-grub');
    expect(isolation).toBeUndefined();
    expect(commandsOf('suse', facts, 2).boot).toContain('grub2-mkconfig');
  });

  it('leave out what the VM has not', () => {
    const small = guestFactsOf({ domain: { resources: { requests: { memory: '2Gi' } } } }, []);
    expect(small).toEqual({ cpus: 1, memory: 2, addresses: [] });
    expect(isolatedOf(small)).toBeUndefined();
    expect(usualPages(small)).toBeUndefined();
    expect(Object.keys(commandsOf('redhat', small, 1))).toEqual(['boot', 'reboot']);
    expect(guestFactsOf({}, []).memory).toBeUndefined();
  });

  it('name each address once, and never a CPU that the guest does not have', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dpdkFamilies),
        fc.integer({ min: 1, max: 64 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 4 }),
        (family, cpus, buses) => {
          const addresses = buses.map((bus) => `0000:${bus.toString(16).padStart(2, '0')}:00.0`);
          const steps = commandsOf(family, { cpus, memory: 8, addresses }, 1);
          for (const address of addresses) {
            expect((steps.driver ?? '').split(`set-override ${address} `)).toHaveLength(2);
          }
          const named = Object.values(steps).flatMap((text) =>
            [...text.matchAll(/(?:isolated_cores|isolcpus)=(\d+)(?:-(\d+))?/g)].map(
              ([, first, last]) => Number(last ?? first),
            ),
          );
          for (const last of named) expect(last).toBe(cpus - 1);
        },
      ),
    );
  });
});
