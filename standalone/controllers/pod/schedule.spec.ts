import type { Node, Pod } from '../kubevirt/types.ts';
import { amountOf } from './quantity.ts';
import { place } from './schedule.ts';

const nodeNamed = (name: string, more: Partial<Node> = {}, labels = {}): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels } },
  status: { allocatable: { cpu: '4', memory: '8Gi', 'example.com/vf': '1' } },
  ...more,
});

const podWith = (spec: Partial<Pod['spec']> = {}, requests: Record<string, string> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', labels: { 'kubevirt.io/created-by': 'vmi' } },
  spec: { containers: [{ name: 'compute', resources: { requests } }], ...spec },
});

const running = (nodeName: string, requests = {}, createdBy = 'other'): Pod => {
  const pod = podWith({ nodeName }, requests);
  return {
    ...pod,
    metadata: { ...pod.metadata, labels: { 'kubevirt.io/created-by': createdBy } },
    status: { phase: 'Running' },
  };
};

const nodeFor = (pod: Pod, nodes: Node[], pods: Pod[] = []): string => {
  const placed = place(pod, nodes, pods);
  return 'node' in placed ? placed.node.metadata.name : placed.message;
};

const affinityTo = (operator: string, values: string[]): Partial<Pod['spec']> => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator, values }] }],
      },
    },
  },
});

describe('the node for a pod', () => {
  const [a, b] = [nodeNamed('a', {}, { zone: 'x' }), nodeNamed('b')];

  it('is the one with the fewest pods', () => {
    expect(nodeFor(podWith(), [a, b])).toBe('a');
    expect(nodeFor(podWith(), [a, b], [running('a')])).toBe('b');
    const over: Pod = { ...running('a'), status: { phase: 'Succeeded' } };
    expect(nodeFor(podWith(), [a, b], [over])).toBe('a');
  });

  it.each([
    ['a selector', { nodeSelector: { zone: 'x' } }, 'a'],
    ['affinity In', affinityTo('In', ['x', 'y']), 'a'],
    ['affinity NotIn', affinityTo('NotIn', ['x']), 'b'],
    ['affinity Exists', affinityTo('Exists', []), 'a'],
    ['affinity DoesNotExist', affinityTo('DoesNotExist', []), 'b'],
  ])('fits %s', (_, spec, name) => {
    expect(nodeFor(podWith(spec), [a, b])).toBe(name);
  });

  it('is not where an instance has a pod already', () => {
    expect(nodeFor(podWith(), [a, b], [running('a', {}, 'vmi')])).toBe('b');
  });

  it('has as much of each resource as the pod asks for', () => {
    const pod = podWith({}, { 'example.com/vf': '1' });
    expect(nodeFor(pod, [a, b], [running('a', { 'example.com/vf': '1' })])).toBe('b');
    expect(nodeFor(podWith({}, { memory: '9Gi' }), [a])).toContain('1 Insufficient memory');
    expect(nodeFor(podWith({}, { cpu: '4001m' }), [a])).toContain('1 Insufficient cpu');
  });

  it('tolerates taints that the pod tolerates', () => {
    const taints = [{ key: 'role', value: 'vm', effect: 'NoSchedule' }];
    const tainted = nodeNamed('t', { spec: { taints } });
    expect(nodeFor(podWith(), [tainted])).toContain('untolerated taint {role: vm}');
    for (const toleration of [
      { operator: 'Exists' },
      { key: 'role', operator: 'Exists' },
      { key: 'role', value: 'vm', effect: 'NoSchedule' },
    ]) {
      expect(nodeFor(podWith({ tolerations: [toleration] }), [tainted])).toBe('t');
    }
    expect(nodeFor(podWith({ tolerations: [{ key: 'role', value: 'x' }] }), [tainted])).toContain(
      'untolerated',
    );
  });

  it('is missing for reasons that are counted as the scheduler does', () => {
    const nodes = [
      nodeNamed('c', { spec: { unschedulable: true } }),
      nodeNamed('d', { spec: { taints: [{ key: 'k', effect: 'NoSchedule' }] } }),
      a,
      b,
    ];
    const pod = podWith({ nodeSelector: { zone: 'x' } }, { 'example.com/none': '1' });
    expect(nodeFor(pod, nodes)).toBe(
      "0/4 nodes are available: 1 Insufficient example.com/none, 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint {k: }, 1 node(s) were unschedulable. preemption: 0/4 nodes are available: 1 No preemption victims found for incoming pod, 3 Preemption is not helpful for scheduling.",
    );
  });
});

describe('quantities', () => {
  it.each([
    ['1', 1],
    ['500m', 0.5],
    ['1k', 1000],
    ['2Gi', 2 * 1024 ** 3],
    ['64Mi', 64 * 1024 ** 2],
    ['1e3', 1000],
    ['1.5G', 1.5e9],
    [3, 3],
    ['much', 0],
    [undefined, 0],
  ])('%s is %s', (quantity, amount) => {
    expect(amountOf(quantity)).toBe(amount);
  });
});
