import { bridgeWith } from '../nad/testing/networks';
import { node, policy } from '../node-policies/testing/objects';
import { worldOf } from '../world/world';
import { policyImpactOf } from './policy-impact';

const own = policy({
  nodeSelector: { zone: 'a' },
  desiredState: { interfaces: [{ name: 'br1', type: 'linux-bridge' }] },
});

const spec = (network: string) => ({
  domain: { devices: { interfaces: [{ name: 'nic', bridge: {} }] } },
  networks: [{ name: 'nic', multus: { networkName: network } }],
});

const vm = (name: string, network: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'shop' },
  spec: { template: { spec: spec(network) } },
});

const vmi = (name: string, network: string, nodeName = 'worker-0') => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name, namespace: 'shop' },
  spec: spec(network),
  status: { phase: 'Running', nodeName },
});

describe('who notices when a policy is taken back', () => {
  it('are the VMs on all of its networks, those that run first, and nobody else', () => {
    const world = worldOf([
      own,
      node('worker-0', { zone: 'a' }),
      node('worker-1', { zone: 'b' }),
      bridgeWith({ bridge: 'br1' }, { name: 'a', namespace: 'shop' }),
      bridgeWith({ bridge: 'br1' }, { name: 'b', namespace: 'shop' }),
      bridgeWith({ bridge: 'br2' }, { name: 'c', namespace: 'shop' }),
      vm('stopped', 'a'),
      vm('running', 'b'),
      vmi('running', 'b'),
      vm('elsewhere', 'c'),
      vm('on another node', 'a'),
      vmi('on another node', 'a', 'worker-1'),
    ]);
    const impact = policyImpactOf(world, own);
    expect(impact.users.map(({ name }) => name)).toEqual(['running', 'stopped']);
    expect(impact.runningCount).toBe(1);
  });

  it('are not known where networks are not', () => {
    expect(policyImpactOf(worldOf([own], {}), own).unknown).toEqual([
      'NetworkAttachmentDefinition',
      'VirtualMachine',
    ]);
  });
});
