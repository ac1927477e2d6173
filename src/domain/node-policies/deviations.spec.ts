import { worldOf } from '../world/world';
import { deviationsOf, untoldValues, type Deviation } from './deviations';

type Json = Record<string, unknown>;

const node = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'kubernetes.io/hostname': name } },
});

const state = (name: string, interfaces: Json[], mappings: Json[] = []) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name },
  status: { currentState: { interfaces, ovn: { 'bridge-mappings': mappings } } },
});

const policy = (name: string, desiredState: Json, nodeSelector: Json = {}) => ({
  apiVersion: 'nmstate.io/v1',
  kind: 'NodeNetworkConfigurationPolicy',
  metadata: { name, generation: 1 },
  spec: { nodeSelector, desiredState },
});

const done = (on: string, name: string, desiredState?: Json) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkConfigurationEnactment',
  metadata: {
    name: `${on}.${name}`,
    labels: { 'nmstate.io/node': on, 'nmstate.io/policy': name },
  },
  status: {
    policyGeneration: 1,
    conditions: [{ type: 'Available', status: 'True' }],
    ...(desiredState ? { desiredState } : {}),
  },
});

const bridge = (name: string, mtu: number, ports: string[] = ['eth1']) => ({
  name,
  type: 'linux-bridge',
  state: 'up',
  mtu,
  bridge: { port: ports.map((port) => ({ name: port })) },
});
const eth1 = { name: 'eth1', type: 'ethernet', state: 'up', mtu: 1500 };

const told = (objects: object[]): string[] =>
  deviationsOf(worldOf(objects)).map(({ kind, policies, part, leaf, nodes }: Deviation) =>
    [kind, policies.join('+'), part, leaf, nodes.join('+')].filter(Boolean).join(' '),
  );

const asked = policy('p', { interfaces: [bridge('br1', 9000)] });

describe('what is otherwise than policies ask', () => {
  it('is said once for all nodes on which it is the same', () => {
    const objects = ['a', 'b', 'c'].flatMap((name) => [
      node(name),
      done(name, 'p'),
      state(name, [eth1, bridge('br1', name === 'c' ? 9000 : 1500)]),
    ]);
    expect(told([asked, ...objects])).toEqual(['changed p interfaces/br1 mtu a+b']);
  });

  it('tells what is gone from what is left', () => {
    const removes = policy('q', { interfaces: [{ name: 'br2', state: 'absent' }] });
    expect(
      told([
        asked,
        removes,
        node('a'),
        done('a', 'p'),
        done('a', 'q'),
        state('a', [eth1, bridge('br2', 1500, [])]),
      ]),
    ).toEqual(['gone p interfaces/br1 a', 'left q interfaces/br2 a']);
  });

  it('says nothing of a node that has not carried the policy out, or that nobody knows', () => {
    expect(told([asked, node('a'), state('a', [eth1])])).toEqual([]);
    expect(told([asked, node('a'), done('a', 'p')])).toEqual([]);
  });

  it('calls what two policies want differently a contradiction, once, and no change', () => {
    const other = policy('o', { interfaces: [bridge('br1', 1500)] });
    expect(
      told([
        asked,
        other,
        node('a'),
        done('a', 'p'),
        done('a', 'o'),
        state('a', [eth1, bridge('br1', 1500)]),
      ]),
    ).toEqual(['contradiction o+p interfaces/br1 mtu a']);
  });

  it('names what no policy asks for, and not what the cluster brings along', () => {
    const brEx = { name: 'br-ex', type: 'ovs-bridge', bridge: { port: [{ name: 'bond0' }] } };
    const bond0 = { name: 'bond0', type: 'bond', 'link-aggregation': { port: ['eth0'] } };
    expect(
      told([
        asked,
        node('a'),
        done('a', 'p'),
        state(
          'a',
          [
            eth1,
            brEx,
            bond0,
            { name: 'br-int', type: 'ovs-bridge' },
            bridge('br1', 9000),
            bridge('br7', 1500, []),
          ],
          [
            { localnet: 'physnet', bridge: 'br-ex' },
            { localnet: 'office', bridge: 'br7' },
          ],
        ),
      ]),
    ).toEqual(['unowned interfaces/br7 a', 'unowned ovn/office a']);
  });

  it('takes what a node captured for what the policy asks there', () => {
    const captured = policy('p', {
      interfaces: [{ ...bridge('br1', 9000), name: '{{ capture.x.interfaces.0.name }}' }],
    });
    expect(
      told([
        captured,
        node('a'),
        done('a', 'p', { interfaces: [bridge('br1', 9000)] }),
        state('a', [eth1, bridge('br1', 1500)]),
      ]),
    ).toEqual(['changed p interfaces/br1 mtu a']);
  });

  it('concludes nothing of owners where policies are not known', () => {
    const world = worldOf([node('a'), state('a', [bridge('br7', 1500, [])])], {
      NodeNetworkState: 'everywhere',
      Node: 'everywhere',
    });
    expect(deviationsOf(world)).toEqual([]);
  });

  it('counts what reports do not tell, and calls it no difference', () => {
    const { mtu: _left, ...silent } = bridge('br1', 9000);
    const world = worldOf([asked, node('a'), done('a', 'p'), state('a', [eth1, silent])]);
    expect(deviationsOf(world)).toEqual([]);
    expect(untoldValues(world)).toBe(1);
  });
});
