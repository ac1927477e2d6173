import { nodeNetworksOf } from '../../nodes/node-networks';
import { worldOf } from '../../world/world';
import { node, policy } from '../testing/objects';
import { effectsOf } from './effects';

const state = (name: string, interfaces: object[]) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name },
  status: { currentState: { interfaces } },
});

const bridge = (mac: string, mtu = 1500) => ({
  name: 'br1',
  type: 'linux-bridge',
  state: 'up',
  mtu,
  'mac-address': mac,
});

const effects = (desiredState: object) => {
  const own = policy({ desiredState });
  const world = worldOf([
    own,
    node('a'),
    state('a', [bridge('02:00:00:00:00:0A')]),
    node('b'),
    state('b', [bridge('02:00:00:00:00:0B')]),
    node('c'),
    state('c', [bridge('02:00:00:00:00:0C', 9000)]),
    node('d'),
  ]);
  return effectsOf(world, own, nodeNetworksOf(world)).map(({ nodes, differences, isKnown }) => [
    nodes.map(({ name }) => name).join(' '),
    isKnown,
    differences.map(({ part, leaf, kind }) => `${part} ${leaf} ${kind}`),
  ]);
};

describe('what a policy changes', () => {
  it('is alike where the same thing is removed, whatever it was like', () => {
    const gone = { name: 'br1', type: 'linux-bridge', state: 'absent' };
    expect(effects({ interfaces: [gone] })).toEqual([
      ['a b c', true, ['interfaces/br1  removed']],
      ['d', false, []],
    ]);
  });

  it('is not alike where a value was another', () => {
    expect(effects({ interfaces: [{ name: 'br1', type: 'linux-bridge', mtu: 1400 }] })).toEqual([
      ['a b', true, ['interfaces/br1 mtu changed']],
      ['c', true, ['interfaces/br1 mtu changed']],
      ['d', false, []],
    ]);
  });
});
