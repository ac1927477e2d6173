import { worldOf } from '../world/world';
import { impactOf } from './impact';

const nad = (namespace: string, name: string, config: object) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { namespace, name },
  spec: { config: JSON.stringify(config) },
});

const vm = (namespace: string, name: string, networkName: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { namespace, name },
  spec: { template: { spec: { networks: [{ name: 'a', multus: { networkName } }] } } },
});

const vmi = (namespace: string, name: string, networkName: string, phase = 'Running') => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { namespace, name },
  spec: { networks: [{ name: 'a', multus: { networkName } }] },
  status: { phase },
});

const ovn = (name: string) => ({ type: 'ovn-k8s-cni-overlay', topology: 'layer2', name });

describe('impactOf', () => {
  it('names the VMs that use a network, running ones first, whatever way they write its name', () => {
    const world = worldOf([
      nad('a', 'net', { type: 'bridge' }),
      vm('a', 'stopped', 'net'),
      vm('b', 'running', 'a/net'),
      vmi('b', 'running', 'a/net'),
      vm('b', 'other', 'net'),
      vmi('a', 'alone', 'net'),
      vmi('a', 'finished', 'net', 'Succeeded'),
    ]);
    const { users, runningCount } = impactOf(world, 'a', 'net');
    expect(users.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
      'b/running',
      'a/alone',
      'a/stopped',
      'a/finished',
    ]);
    expect(runningCount).toBe(2);
  });

  it('lists a running VM that has already been moved to another network', () => {
    const world = worldOf([vm('a', 'moved', 'new'), vmi('a', 'moved', 'old')]);
    expect(impactOf(world, 'a', 'old').users).toMatchObject([
      { name: 'moved', isRunning: true, ref: undefined, runningRef: { nad: 'old' } },
    ]);
    expect(impactOf(world, 'a', 'new').users).toMatchObject([
      { name: 'moved', ref: { nad: 'new' }, runningRef: undefined },
    ]);
  });

  it('names other networks of the same OVN network, and settings for live migration', () => {
    const world = worldOf([
      nad('a', 'one', ovn('shared')),
      nad('b', 'two', ovn('shared')),
      nad('b', 'three', ovn('other')),
      {
        apiVersion: 'hco.kubevirt.io/v1',
        kind: 'HyperConverged',
        metadata: { namespace: 'a', name: 'kubevirt-hyperconverged' },
        spec: { virtualization: { liveMigrationConfig: { network: 'one' } } },
      },
    ]);
    const impact = impactOf(world, 'a', 'one');
    expect(impact.sameNetwork).toMatchObject([{ namespace: 'b', name: 'two' }]);
    expect(impact.migrationSettings).toMatchObject([
      { kind: 'HyperConverged', name: 'kubevirt-hyperconverged' },
    ]);
    expect(impactOf(world, 'b', 'three')).toMatchObject({ sameNetwork: [], migrationSettings: [] });
  });

  it('says what it could not look at', () => {
    expect(impactOf(worldOf([]), 'a', 'net').unknown).toEqual([
      'VirtualMachine',
      'VirtualMachineInstance',
      'NetworkAttachmentDefinition',
      'HyperConverged',
    ]);
    const known = worldOf([], {
      VirtualMachine: ['a'],
      VirtualMachineInstance: 'everywhere',
      NetworkAttachmentDefinition: 'everywhere',
      HyperConverged: 'everywhere',
    });
    expect(impactOf(known, 'a', 'net').unknown).toEqual([]);
    expect(impactOf(known, 'b', 'net').unknown).toEqual(['VirtualMachine']);
  });
});
