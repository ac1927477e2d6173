import type { VirtualMachine } from '../kubevirt/types.ts';
import { clusterObjects, mac, NAMESPACE, nicOn, TestCluster, vmNamed } from '../testing/cluster.ts';
import { admissionOf, LAN, lan, POD, pod, refusal, VM, vmWith } from '../testing/reviews.ts';

describe('KubeMacPool', () => {
  const admit = (
    cluster: TestCluster,
    object: VirtualMachine,
    before?: VirtualMachine,
    dryRun = false,
  ): VirtualMachine =>
    admissionOf(cluster).review({ resource: VM, object, before, dryRun }).object as VirtualMachine;
  const macsOf = ({ spec }: VirtualMachine) =>
    spec.template.spec.domain.devices.interfaces?.map(({ macAddress }) => macAddress);

  it('gives each interface without address the next one of the range that nobody has', () => {
    const taken = vmNamed('taken', { nics: [nicOn('lan', 'office', mac(1).toUpperCase())] });
    const cluster = new TestCluster([...clusterObjects(), taken]);
    const vm = admit(cluster, vmWith([pod(), lan()], [POD, LAN]));
    expect(macsOf(vm)).toEqual([mac(0), mac(2)]);
    expect(Object.keys(vm.metadata.annotations ?? {})).toEqual([
      'kubemacpool.io/transaction-timestamp',
    ]);
  });

  it('keeps what is typed, in whatever form, even when another VM has it', () => {
    const taken = vmNamed('taken', { nics: [nicOn('lan', 'office', mac(1))] });
    const cluster = new TestCluster([...clusterObjects(), taken]);
    const typed = mac(1).toUpperCase().replaceAll(':', '-');
    expect(macsOf(admit(cluster, vmWith([lan({ macAddress: typed })], [LAN])))).toEqual([typed]);
  });

  it('keeps the address of an interface that is sent without one', () => {
    const cluster = new TestCluster(clusterObjects());
    const before = admit(cluster, vmWith([lan()], [LAN]));
    const after = admit(cluster, vmWith([lan(), pod()], [LAN, POD]), before);
    expect(macsOf(after)?.[0]).toBe(macsOf(before)?.[0]);
    expect(macsOf(after)?.[1]).toBeDefined();
  });

  it('refuses an address twice in one VM, but not in a dry run', () => {
    const twice = vmWith(
      [pod({ macAddress: '02:00:00:00:00:0a' }), lan({ macAddress: '02-00-00-00-00-0A' })],
      [POD, LAN],
    );
    const cluster = new TestCluster(clusterObjects());
    const refused = refusal(() => admit(cluster, twice));
    expect(refused).toMatchObject({ code: 500 });
    expect(refused?.message).toBe(
      'admission webhook "mutatevirtualmachines.kubemacpool.io" denied the request: Failed to create virtual machine allocation error: Failed to allocate mac to the vm object: duplicate MAC address 02:00:00:00:00:0a found on interfaces: p and lan',
    );
    const before = vmWith([pod()], [POD]);
    expect(refusal(() => admit(cluster, twice, before))?.message).toContain(
      'Failed to update virtual machine allocation error: duplicate MAC address',
    );
    expect(macsOf(admit(cluster, twice, undefined, true))).toHaveLength(2);
    expect(macsOf(admit(cluster, vmWith([pod()], [POD]), undefined, true))).toEqual([undefined]);
  });

  it('leaves namespaces alone that say so, and clusters without it', () => {
    const labels = { 'mutatevirtualmachines.kubemacpool.io': 'ignore' };
    const ignored = new TestCluster(
      clusterObjects().map((object) =>
        object.kind === 'Namespace' && object.metadata.name === NAMESPACE
          ? { ...object, metadata: { ...object.metadata, labels } }
          : object,
      ),
    );
    const without = new TestCluster(
      clusterObjects().filter(
        ({ kind }) => kind !== 'HyperConverged' && kind !== 'NetworkAddonsConfig',
      ),
    );
    for (const cluster of [ignored, without]) {
      expect(macsOf(admit(cluster, vmWith([pod()], [POD])))).toEqual([undefined]);
    }
  });
});
