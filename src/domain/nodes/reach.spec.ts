import * as o from '../checks/testing/objects';
import { usersOf } from '../vm/spec/network-users';
import { worldOf } from '../world/world';
import { nodeNetworksOf } from './node-networks';
import { reachableBy } from './reach';

const zone = (name: string) => ({ labels: { zone: name } });
const inZone = (name: string) => ({ nodeSelector: { zone: name } });
const tainted = { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] };
const nodes = [o.node('a', zone('1')), o.node('b', zone('2')), o.node('c', tainted)];

const withType = (name: string) => {
  const vm = o.vm(name, ['net']);
  return { ...vm, spec: { ...vm.spec, instancetype: { name: 'u1.small' } } };
};

const reached = (...objects: unknown[]): string[] => {
  const world = worldOf([...nodes, ...objects]);
  const isReached = reachableBy(world, usersOf(world, 'web', 'net'));
  return nodeNetworksOf(world)
    .filter(isReached)
    .map(({ name }) => name);
};

const affinity = {
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: 'zone', operator: 'In', values: ['2', '3'] }] },
        ],
      },
    },
  },
};

describe('reachableBy', () => {
  it.each<[name: string, objects: unknown[], expected: string[]]>([
    ['a network that nobody uses', [], ['a', 'b']],
    ['a VM that runs anywhere', [o.vm('vm', ['net'])], ['a', 'b']],
    ['a VM with a node selector', [o.vm('vm', ['net'], inZone('1'))], ['a']],
    ['a VM with an affinity', [o.vm('vm', ['net'], affinity)], ['b']],
    [
      'a VM that tolerates a taint',
      [o.vm('vm', ['net'], { tolerations: [{ key: 'gpu', operator: 'Exists' }] })],
      ['a', 'b', 'c'],
    ],
    ['two VMs', [o.vm('x', ['net'], inZone('1')), o.vm('y', ['net'], inZone('2'))], ['a', 'b']],
    ['a VMI by itself', [o.vmi('vmi', ['net'], inZone('2'))], ['b']],
    // What is changed in a VM counts from its next start.
    ['a VM that was changed', [o.vm('vm', ['net']), o.vmi('vm', ['net'], inZone('2'))], ['a', 'b']],
    ['a VM with an instance type', [withType('vm'), o.vmi('vm', ['net'], inZone('2'))], ['b']],
    ['a VM on another network', [o.vm('vm', ['other'], inZone('1'))], ['a', 'b']],
    ['a VM that no node takes', [o.vm('vm', ['net'], inZone('9'))], []],
  ])('for %s', (_name, objects, expected) => {
    expect(reached(...objects)).toEqual(expected);
  });
});
