import { worldOf } from '../world/world';
import { bridgesOffered, linksOffered, mappingsOffered } from './offers';

const state = (name: string, interfaces: object[], mappings: object[] = []) => ({
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name },
  status: { currentState: { interfaces, ovn: { 'bridge-mappings': mappings } } },
});

const node = (name: string, labels: object) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels },
});

const card = (name: string, extra: object = {}) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 1500,
  ...extra,
});
const bridge = (name: string, mtu: number) => ({ name, type: 'linux-bridge', state: 'up', mtu });
const mapping = { localnet: 'physnet', bridge: 'br-ex' };
const ovsBridge = { name: 'br-ex', type: 'ovs-bridge', bridge: { port: [{ name: 'eth0' }] } };

const world = worldOf([
  node('a', { 'kubevirt.io/schedulable': 'true' }),
  node('b', { 'kubevirt.io/schedulable': 'true' }),
  node('control', { 'kubevirt.io/schedulable': 'false' }),
  state(
    'a',
    [
      card('eth0', { mtu: 9000, controller: 'br-ex' }),
      card('eth1'),
      bridge('br1', 9000),
      ovsBridge,
    ],
    [mapping],
  ),
  state('b', [
    bridge('br1', 1500),
    bridge('br0', 1500),
    card('eth1'),
    card('eth2', { state: 'down' }),
  ]),
  state('control', [bridge('br2', 1500)]),
]);

describe('what nodes offer', () => {
  it('lists bridges by how many VM nodes have them, with the smallest MTU', () => {
    expect(bridgesOffered(world)).toEqual([
      { name: 'br1', count: 2, total: 2, mtu: 1500 },
      { name: 'br0', count: 1, total: 2, mtu: 1500 },
    ]);
  });

  it('lists mappings with the MTU of what the bridge is connected to', () => {
    expect(mappingsOffered(world)).toEqual([{ name: 'physnet', count: 1, total: 2, mtu: 9000 }]);
  });

  it('lists interfaces that are up and belong to nothing else', () => {
    expect(linksOffered(world).map(({ name }) => name)).toEqual(['eth1']);
  });
});
