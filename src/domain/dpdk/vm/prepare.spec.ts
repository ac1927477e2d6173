import fc from 'fast-check';
import { recordAt, valueAt, type KubernetesResource } from '../../core/resource';
import { nadOf } from '../testing/dpdk';
import { bridgeNic, masquerade, multus, podNetwork, vmOf } from '../../vm/testing/vms';
import { checkSizes } from '../../vm/rules/check-sizes';
import { checkVm } from '../../vm/rules/check-vm';
import { worldOf } from '../../world/world';
import { dpdkCluster, plainVm } from '../testing/dpdk';
import { isFieldOf, prepareForm, proposalFor, type PrepareForm } from './prepare';
import { readinessOfVm } from './readiness';

const form = prepareForm;

const readOf = (vm: KubernetesResource): PrepareForm => {
  const read = form.read(vm);
  if (read.kind !== 'form') throw new Error(read.reason);
  return read.values;
};

const prepared = (objects: object[], vm: KubernetesResource): KubernetesResource => {
  const world = worldOf([...objects, vm]);
  return form.apply(vm, proposalFor(world, vm, readOf(vm)));
};

const specOf = (vm: KubernetesResource) => recordAt(vm, 'spec', 'template', 'spec');

describe('making a VM ready', () => {
  it('sets what the documentation asks for, at the places where the cluster looks', () => {
    const vm = plainVm();
    const after = prepared(dpdkCluster(), vm);
    expect(recordAt(after, 'spec', 'template', 'metadata', 'annotations')).toEqual({
      'cpu-load-balancing.crio.io': 'disable',
      'cpu-quota.crio.io': 'disable',
      'irq-load-balancing.crio.io': 'disable',
    });
    expect(valueAt(specOf(after), 'domain', 'cpu')).toEqual({
      cores: 4,
      sockets: 1,
      threads: 2,
      dedicatedCpuPlacement: true,
      isolateEmulatorThread: true,
    });
    expect(valueAt(specOf(after), 'domain', 'memory')).toEqual({
      guest: '8Gi',
      hugepages: { pageSize: '1Gi' },
    });
    expect(recordAt(specOf(after), 'domain', 'devices')).toMatchObject({
      networkInterfaceMultiqueue: true,
      rng: {},
      interfaces: [masquerade, { name: 'dpdk', sriov: {}, pciAddress: '0000:07:00.0' }],
    });
    expect(specOf(after).networks).toEqual([
      podNetwork,
      { name: 'dpdk', multus: { networkName: 'fast' } },
    ]);
  });

  it('leaves nothing that a rule finds, and nothing missing in the list', () => {
    const after = prepared(dpdkCluster(), plainVm());
    const world = worldOf([...dpdkCluster(), after]);
    expect([...checkVm(world, after), ...checkSizes(world, after)]).toEqual([]);
    const open = readinessOfVm(world, after, undefined).filter(({ state }) => state !== 'ready');
    expect(open).toEqual([]);
  });

  it('changes nothing of what is left alone, and nothing it has no field for', () => {
    const vm = { ...plainVm(), odd: { kept: [1] } };
    expect(form.apply(vm, readOf(vm))).toBe(vm);
    const after = form.apply(vm, { ...readOf(vm), rng: true });
    expect(after).toEqual({
      ...vm,
      spec: {
        ...recordAt(vm, 'spec'),
        template: {
          ...recordAt(vm, 'spec', 'template'),
          spec: {
            ...specOf(vm),
            domain: {
              ...recordAt(specOf(vm), 'domain'),
              devices: { ...recordAt(specOf(vm), 'domain', 'devices'), rng: {} },
            },
          },
        },
      },
    });
  });

  it('keeps the SR-IOV interface that is there, and gives it a free address', () => {
    const vm = vmOf({
      interfaces: [masquerade, { name: 'own', sriov: {}, tag: 'x' }],
      networks: [podNetwork, multus('fast', 'own')],
      devices: { disks: [{ name: 'root', disk: { bus: 'virtio', pciAddress: '0000:07:00.0' } }] },
    });
    const after = prepared(dpdkCluster(), vm);
    expect(valueAt(specOf(after), 'domain', 'devices', 'interfaces')).toEqual([
      masquerade,
      { name: 'own', sriov: {}, tag: 'x', pciAddress: '0000:08:00.0' },
    ]);
  });

  it('rounds the memory up to whole pages, and a request along with it', () => {
    const vm = plainVm({
      memory: { guest: '1500Mi' },
      resources: { requests: { memory: '1500Mi', cpu: '3' }, limits: { cpu: '3' } },
    });
    const after = prepared(dpdkCluster(), vm);
    expect(valueAt(specOf(after), 'domain', 'memory', 'guest')).toBe('2Gi');
    expect(valueAt(specOf(after), 'domain', 'resources')).toEqual({ requests: { memory: '2Gi' } });
  });

  it('moves what stood one level too high', () => {
    const vm = plainVm({ rng: {}, networkInterfaceMultiqueue: true });
    const domain = recordAt(specOf(prepared(dpdkCluster(), vm)), 'domain');
    expect(domain).not.toHaveProperty('rng');
    expect(domain).not.toHaveProperty('networkInterfaceMultiqueue');
    expect(domain.devices).toMatchObject({ rng: {}, networkInterfaceMultiqueue: true });
  });

  it('leaves CPUs and memory to an instance type', () => {
    const vm = { ...plainVm({ cpu: undefined, memory: undefined }) };
    const typed = { ...vm, spec: { ...recordAt(vm, 'spec'), instancetype: { name: 'cx1.large' } } };
    const domain = recordAt(specOf(prepared(dpdkCluster(), typed)), 'domain');
    expect([domain.cpu, domain.memory]).toEqual([undefined, undefined]);
    expect(isFieldOf(typed, 'cores')).toBe(false);
    expect(isFieldOf(typed, 'rng')).toBe(true);
  });

  it('shows no form for what the API would not take', () => {
    const vm = vmOf({ template: { domain: 'x' } });
    expect(form.read(vm)).toMatchObject({ kind: 'text-only' });
    expect(form.apply(vm, proposalFor(worldOf([vm]), vm, readOf(plainVm())))).toBe(vm);
  });

  it('proposes no network, and no address, where there is none', () => {
    const vm = plainVm();
    const proposal = proposalFor(worldOf([vm]), vm, readOf(vm));
    expect(proposal).toMatchObject({ network: '', pciAddress: '' });
    const other = proposalFor(worldOf([vm, nadOf('fast', 'elsewhere')]), vm, readOf(vm));
    expect(other.network).toBe('');
  });

  it('changes nothing with what it read, whatever VMs are made of', () => {
    const json = fc.jsonValue({ maxDepth: 2 });
    const keys = fc.constantFrom('cpu', 'memory', 'resources', 'rng', 'devices', 'x');
    fc.assert(
      fc.property(fc.dictionary(keys, json), fc.array(json), (domain, networks) => {
        const vm = vmOf({ interfaces: [bridgeNic()], template: { domain, networks } });
        const read = form.read(vm);
        if (read.kind === 'form') expect(form.apply(vm, read.values)).toBe(vm);
      }),
      { numRuns: 500 },
    );
  });

  it('makes what is read again as it was chosen', () => {
    const fields = fc.record({
      sockets: fc.constantFrom('1', '2'),
      cores: fc.constantFrom('1', '4', '5'),
      threads: fc.constantFrom('1', '2'),
      dedicated: fc.boolean(),
      emulator: fc.boolean(),
      pageSize: fc.constantFrom('', '1Gi', '2Mi'),
      memory: fc.constantFrom('4Gi', '8Gi'),
      tuning: fc.boolean(),
      multiqueue: fc.boolean(),
      rng: fc.boolean(),
      network: fc.constantFrom('fast', 'other/fast'),
      pciAddress: fc.constantFrom('0000:07:00.0', '0000:08:00.0'),
    });
    fc.assert(
      fc.property(fields, fields, (first, second) => {
        const vm = plainVm();
        const once = form.apply(vm, { ...readOf(vm), ...first });
        const twice = form.apply(once, { ...readOf(once), ...second });
        expect(readOf(twice)).toMatchObject(second);
      }),
    );
  });
});
