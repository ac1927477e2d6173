import fc from 'fast-check';
import { bridgeWith } from '../../nad/testing/networks';
import type { KubernetesResource } from '../../core/resource';
import { worldOf } from '../../world/world';
import { viewOfObject } from '../interfaces/view';
import { explainInterface, type Explanation } from './explain';
import { explainCases } from '../testing/cases-explain';
import { stateCases } from '../testing/cases-state';
import { nodeOf, warningOf } from '../testing/cluster';
import {
  bridgeNic,
  conditions,
  kubeVirt,
  masquerade,
  nicStatus,
  podNetwork,
  podOf,
  primaryNic,
  vmiOf,
  vmOf,
  type VmParts,
} from '../testing/vms';

type Json = Record<string, unknown>;

const lan = bridgeWith({}, { name: 'lan-net' });
const RESOURCE = { 'bridge.network.kubevirt.io/br1': '1k' };
const node = nodeOf('node-1', { bridges: ['br1'], resources: RESOURCE });
const onlyPrimary = podOf([primaryNic]);
const live = kubeVirt();

const explain = (objects: KubernetesResource[], name = 'lan'): Explanation => {
  const [vm] = objects;
  const found = vm && explainInterface(worldOf(objects), vm, name);
  if (!found) throw new Error(name);
  return found;
};

const shortOf = ({ steps }: Explanation): string =>
  steps.map(({ status, finding }) => `${status}${finding ? ` ${finding.code}` : ''}`).join(', ');

const withLan = (status: Json | undefined, more: Json = {}): VmParts => ({
  status: {
    interfaces: [nicStatus('default'), ...(status ? [nicStatus('lan', status)] : [])],
    ...more,
  },
});
const alone = (more: Json = {}): VmParts => ({
  interfaces: [masquerade],
  networks: [podNetwork],
  ...withLan(undefined, more),
});
const absent: VmParts = { interfaces: [masquerade, bridgeNic({ state: 'absent' })] };

const explainableNames = (...vm: Parameters<typeof viewOfObject>): string[] =>
  viewOfObject(...vm).rows.map(({ name }) => name);

describe('explainInterface', () => {
  it.each(explainCases)('%s: %s', (...[, expected, objects, name]) => {
    expect(shortOf(explain(objects, name))).toBe(expected);
  });

  it('names the first broken step, and what waits where none is', () => {
    const broken = explain([vmOf(), vmiOf(), podOf(), lan, ...nodeOf('node-1')]);
    expect(broken.firstBroken).toMatchObject({ id: 'node', finding: { code: 'VMN701' } });
    const waiting = explain([vmOf(), vmiOf(alone()), onlyPrimary, lan, ...node, live]);
    expect(waiting).toMatchObject({ firstBroken: undefined, firstWaiting: { id: 'pod' } });
    expect(waiting.firstWaiting?.outcome?.text).toContain('migrates the VM by itself');
    const gone = explain([vmOf(absent), vmiOf(absent), podOf(), lan, ...nodeOf('node-1')]);
    expect(gone.firstBroken).toBeUndefined();
  });

  it('quotes conditions, the pod, and events that tell of networks', () => {
    const message = 'network "lan-net": failed to set up network: bridge not found';
    const objects = [
      vmOf(),
      vmiOf({
        status: {
          conditions: conditions(['MigrationRequired', 'True', { reason: 'R', message: 'm' }]),
        },
      }),
      podOf(),
      lan,
      warningOf('Pod', 'virt-launcher-vm-abcde', message),
      warningOf('Pod', 'another', message),
      warningOf('VirtualMachineInstance', 'vm', 'no such volume'),
    ];
    const pod = explain(objects).steps.find(({ id }) => id === 'pod');
    expect(pod?.evidence).toEqual([
      'network-status: default/lan-net pod1',
      'MigrationRequired=True (R): m',
      message,
    ]);
    const [vm] = objects;
    const quoted =
      vm &&
      explainInterface(worldOf(objects), vm, 'lan', [
        warningOf('VirtualMachine', 'vm', 'Multus: x'),
      ]);
    expect(quoted?.steps.find(({ id }) => id === 'pod')?.evidence).toContain('Multus: x');
  });

  it('does not reason from events', () => {
    const healthy = [vmOf(), vmiOf(), podOf(), lan, ...node];
    const event = warningOf('VirtualMachineInstance', 'vm', 'Multus: Link not found');
    expect(shortOf(explain([...healthy, event]))).toBe(shortOf(explain(healthy)));
  });

  it('has nothing for an interface that is not there', () => {
    const vm = vmOf();
    expect(explainInterface(worldOf([vm]), vm, 'gone')).toBeUndefined();
    expect(explainableNames(worldOf([vm]), vm)).toEqual(['default', 'lan']);
  });

  it('finds what the rules find, and never throws', () => {
    for (const [code, , fires] of stateCases) {
      const objects = fires as KubernetesResource[];
      const world = worldOf(objects);
      const [vm] = world.list('VirtualMachine');
      if (!vm) continue;
      const codes = explainableNames(world, vm).flatMap((name) =>
        (explainInterface(world, vm, name)?.steps ?? []).map(({ finding }) => finding?.code),
      );
      // A VM-wide finding, or one that another of the same step outweighs.
      if (!['VMN710', 'VMN716', 'VMN720', 'VMN721'].includes(code)) {
        expect([code, codes]).toEqual([code, expect.arrayContaining([code])]);
      }
    }
    const anything = fc.anything({ maxDepth: 3 });
    fc.assert(
      fc.property(anything, anything, anything, (interfaces, status, event) => {
        const vm = vmOf({ interfaces: [bridgeNic(), interfaces] });
        const vmi = vmiOf({ status: { interfaces: [status], conditions: [event] } });
        const world = worldOf([vm, vmi, podOf(), lan]);
        for (const name of explainableNames(world, vm)) {
          explainInterface(world, vm, name, [event as KubernetesResource]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
