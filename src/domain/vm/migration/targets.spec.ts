import fc from 'fast-check';
import { bridgeWith } from '../../nad/testing/networks';
import type { KubernetesResource } from '../../core/resource';
import { worldOf } from '../../world/world';
import { nodeOf } from '../testing/cluster';
import { bridgeNic, masquerade, multus, podNetwork, vmiOf, vmOf } from '../testing/vms';
import { isTaking, takersOf, targetsOf, type MigrationTarget } from './targets';

type Json = Record<string, unknown>;

const RESOURCE = 'bridge.network.kubevirt.io/br1';
const lan = bridgeWith({ bridge: 'br1' }, { name: 'lan-net' });
const fitting = (name: string, more: Json = {}) =>
  nodeOf(name, { bridges: ['br1'], resources: { [RESOURCE]: '1k' }, ...more });

const changed = (objects: KubernetesResource[], changes: Json): KubernetesResource[] =>
  objects.map((object) => (object.kind === 'Node' ? { ...object, ...changes } : object));

const judged = (
  objects: object[],
  parts: Parameters<typeof vmiOf>[0] = {},
): Record<string, MigrationTarget> => {
  const vmi = vmiOf(parts);
  const world = worldOf([vmi, lan, ...objects]);
  const found = targetsOf(world, undefined, vmi) ?? [];
  // The short answer is the same as the long one.
  expect(takersOf(world, undefined, vmi)).toEqual({
    fitting: found.filter(isTaking).map(({ name }) => name),
    isUnsure: found.some(({ verdict }) => verdict === 'unknown'),
  });
  return Object.fromEntries(found.map((target) => [target.name, target]));
};

/** Verdict, and the kinds of the reasons. */
const shortOf = (target: MigrationTarget | undefined): string =>
  [target?.verdict, ...(target?.reasons ?? []).map(({ kind }) => kind)].join(' ');

const home = fitting('node-1');

describe('nodes as targets of a migration', () => {
  it.each<[string, object[], Json, string]>([
    ['has everything', fitting('node-2'), {}, 'fits'],
    ['has no bridge', nodeOf('node-2', { bridges: ['br9'] }), {}, 'refused network'],
    [
      'offers nothing of the bridge',
      nodeOf('node-2', { bridges: ['br1'], resources: { [RESOURCE]: '0' } }),
      {},
      'refused network',
    ],
    [
      'is cordoned',
      changed(fitting('node-2'), { spec: { unschedulable: true } }),
      {},
      'refused cordoned',
    ],
    [
      'is cordoned, and tainted for it',
      changed(fitting('node-2'), {
        spec: {
          unschedulable: true,
          taints: [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }],
        },
      }),
      {},
      'refused cordoned',
    ],
    [
      'is not ready',
      changed(fitting('node-2'), {
        spec: { taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' }] },
      }),
      {},
      'refused notReady',
    ],
    [
      'has no virt-handler that answers',
      fitting('node-2', { labels: { 'kubevirt.io/schedulable': 'false' } }),
      {},
      'refused noHandler',
    ],
    [
      'is not for VMs, whatever else it lacks',
      changed(nodeOf('node-2'), { metadata: { name: 'node-2', labels: {} } }),
      {},
      'refused notForVms',
    ],
    [
      'lacks a label of the selector',
      fitting('node-2'),
      { spec: { nodeSelector: { zone: 'a' } } },
      'refused placement',
    ],
    [
      'has the label of the selector',
      fitting('node-2', { labels: { zone: 'a' } }),
      { spec: { nodeSelector: { zone: 'a' } } },
      'fits',
    ],
    [
      'has a taint',
      changed(fitting('node-2'), { spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } }),
      {},
      'refused placement',
    ],
    [
      'has a taint that is tolerated',
      changed(fitting('node-2'), { spec: { taints: [{ key: 'gpu', effect: 'NoSchedule' }] } }),
      { spec: { tolerations: [{ key: 'gpu', operator: 'Exists' }] } },
      'fits',
    ],
    [
      'has a bridge that leads nowhere',
      fitting('node-2', { hasPorts: false }),
      {},
      'limited limited',
    ],
    ['does not report, and offers nothing', nodeOf('node-2').slice(0, 1), {}, 'refused network'],
  ])('one that %s', (_name, node, { spec = {} }, expected) => {
    const base = vmiOf();
    const found = judged([...home, ...node], {
      spec: { ...(base.spec as Json), ...(spec as Json) },
    });
    expect(shortOf(found['node-2'])).toBe(expected);
    expect(shortOf(found['node-1'])).toBe('here');
  });

  it('say what to do', () => {
    const { 'node-2': target } = judged([...home, ...nodeOf('node-2', { bridges: ['br9'] })]);
    expect(target?.reasons).toEqual([
      {
        kind: 'network',
        why: { text: 'There is no bridge {{name}}.', params: { name: 'br1' } },
        fix: { text: 'Make it on this node by a policy of nmstate.', params: {} },
        about: { name: 'lan', network: 'default/lan-net' },
      },
    ]);
  });

  it('are not judged by what is being unplugged', () => {
    const bare = nodeOf('node-2', { bridges: ['br9'] });
    const vmi = vmiOf();
    const vm = vmOf({ interfaces: [masquerade, bridgeNic({ state: 'absent' })] });
    const world = worldOf([vm, vmi, lan, ...home, ...bare]);
    expect(targetsOf(world, vm, vmi)?.map(({ verdict }) => verdict)).toEqual(['here', 'fits']);
  });

  it('are not known where a network is not', () => {
    const vmi = vmiOf();
    const world = worldOf([vmi, ...home, ...fitting('node-2')], { Node: 'everywhere' });
    expect(targetsOf(world, undefined, vmi)?.map(shortOf)).toEqual(['here', 'unknown unknown']);
    expect(takersOf(world, undefined, vmi)).toEqual({ fitting: [], isUnsure: true });
  });

  it('are none without nodes, and where the VM does not run', () => {
    const vmi = vmiOf();
    expect(targetsOf(worldOf([vmi]), undefined, vmi)).toBeUndefined();
    const nowhere = vmiOf({ status: { nodeName: undefined } });
    expect(targetsOf(worldOf([nowhere, ...home]), undefined, nowhere)).toBeUndefined();
  });
});

describe('packets of a target', () => {
  const withMtu = (name: string, mtu: number) =>
    fitting(name).map((object) =>
      object.kind === 'NodeNetworkState'
        ? {
            ...object,
            status: {
              currentState: {
                interfaces: [
                  {
                    name: 'br1',
                    type: 'linux-bridge',
                    state: 'up',
                    mtu,
                    bridge: { port: [{ name: 'eth1' }] },
                  },
                  { name: 'eth1', type: 'ethernet', state: 'up', mtu },
                ],
              },
            },
          }
        : object,
    );

  it('may be smaller than where the VM is', () => {
    const found = judged([
      ...withMtu('node-1', 9000),
      ...withMtu('node-2', 1500),
      ...withMtu('node-3', 9000),
    ]);
    expect(shortOf(found['node-2'])).toBe('limited mtu');
    expect(found['node-2']?.reasons[0]?.why.params).toEqual({ own: 9000, other: 1500 });
    expect(shortOf(found['node-3'])).toBe('fits');
  });
});

describe('virtual functions of a target', () => {
  const VF = 'openshift.io/fast';
  const sriov: KubernetesResource = {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: {
      name: 'fast',
      namespace: 'default',
      annotations: { 'k8s.v1.cni.cncf.io/resourceName': VF },
    },
    spec: { config: JSON.stringify({ cniVersion: '1.0.0', name: 'fast', type: 'sriov' }) },
  };
  const nics = {
    interfaces: [masquerade, { name: 'fast', sriov: {} }],
    networks: [podNetwork, multus('fast', 'fast')],
  };
  const device = (name: string, count: string) => nodeOf(name, { resources: { [VF]: count } });
  const found = (count: string, others: number, isComplete = true) => {
    const vmi = vmiOf(nics);
    const more = Array.from({ length: others }, (_each, index) =>
      vmiOf({ ...nics, name: `vm-${index}`, status: { nodeName: 'node-2' } }),
    );
    const objects = [vmi, ...more, sriov, ...device('node-1', '2'), ...device('node-2', count)];
    const world = isComplete
      ? worldOf(objects)
      : worldOf(objects, { Node: 'everywhere', NetworkAttachmentDefinition: 'everywhere' });
    return targetsOf(world, undefined, vmi)?.[1];
  };

  it('are enough, used, or not there', () => {
    expect(shortOf(found('2', 1))).toBe('fits');
    expect(found('2', 1)?.supplies).toEqual([{ resource: VF, total: 2, free: 1 }]);
    expect(shortOf(found('2', 2))).toBe('refused used');
    expect(shortOf(found('0', 0))).toBe('refused network');
  });

  it('are not counted where not all VMs are known, but missing where those that are take all', () => {
    expect(found('2', 1, false)?.supplies).toEqual([{ resource: VF, total: 2, free: undefined }]);
    expect(shortOf(found('2', 2, false))).toBe('refused used');
  });
});

it('takes anything', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (spec, status) => {
      const vmi: KubernetesResource = {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachineInstance',
        metadata: { name: 'vm', namespace: 'default' },
        spec,
        status,
      };
      targetsOf(worldOf([vmi, lan, ...home]), undefined, vmi);
      return true;
    }),
  );
});
