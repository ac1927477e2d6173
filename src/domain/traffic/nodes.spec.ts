import { worldOf } from '../world/world';
import { deviceTrafficOf, seriesByDevice } from './nodes';
import { deviceIn, seriesOf } from './testing/measured';

const node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'worker-1' },
  status: {
    addresses: [
      { type: 'InternalIP', address: '10.0.0.11' },
      { type: 'InternalIP', address: 'fd00::11' },
    ],
  },
};

const state = {
  apiVersion: 'nmstate.io/v1beta1',
  kind: 'NodeNetworkState',
  metadata: { name: 'worker-1' },
  status: {
    currentState: {
      interfaces: [
        { name: 'eno1', type: 'ethernet', state: 'up', controller: 'bond1' },
        { name: 'eno2', type: 'ethernet', state: 'up', controller: 'bond1' },
        {
          name: 'bond1',
          type: 'bond',
          state: 'up',
          'link-aggregation': { mode: '802.3ad', port: ['eno1', 'eno2'] },
        },
        {
          name: 'br1',
          type: 'linux-bridge',
          state: 'up',
          bridge: { port: [{ name: 'bond1' }, { name: 'veth7' }] },
        },
        {
          name: 'bond1.100',
          type: 'vlan',
          state: 'up',
          vlan: { 'base-iface': 'bond1', id: 100 },
        },
        {
          name: 'br2',
          type: 'linux-bridge',
          state: 'up',
          bridge: { port: [{ name: 'bond1.100' }] },
        },
        { name: 'eno9', type: 'ethernet', state: 'down' },
      ],
    },
  },
};

const world = worldOf([node, state]);
const first = deviceIn('worker-1', 'eno1', { receivedBytes: 100, sentErrors: 1 });
const second = deviceIn('worker-1', 'eno2', { receivedBytes: 30 });

const rowsOf = (series: Parameters<typeof deviceTrafficOf>[1], of = world) =>
  new Map(deviceTrafficOf(of, series).map((row) => [row.device, row]));

describe('network interfaces of nodes', () => {
  it('are the sum of their ports where they have no counters of their own', () => {
    const rows = rowsOf([...first, ...second]);
    expect(rows.get('eno1')).toMatchObject({ known: 'own', totals: { receivedBytes: 100 } });
    expect(rows.get('bond1')).toMatchObject({
      known: 'ports',
      counted: ['eno1', 'eno2'],
      totals: { receivedBytes: 130, sentErrors: 1 },
    });
    // A VM's own end is no way to the wire.
    expect(rows.get('br1')).toMatchObject({ known: 'ports', totals: { receivedBytes: 130 } });
  });

  it('say which ports the sum lacks', () => {
    expect(rowsOf(first).get('bond1')).toMatchObject({
      known: 'partly',
      counted: ['eno1'],
      lacking: ['eno2'],
    });
  });

  it('of a VLAN count for themselves or not at all: what is below them carries more', () => {
    const rows = rowsOf([...first, ...second]);
    expect(rows.get('bond1.100')).toMatchObject({ known: 'none', totals: {} });
    expect(rows.get('br2')).toMatchObject({ known: 'none', totals: {} });
    const own = deviceIn('worker-1', 'bond1.100', { receivedBytes: 7 });
    expect(rowsOf(own).get('br2')).toMatchObject({ known: 'ports', totals: { receivedBytes: 7 } });
  });

  it('take their own counters where there are any', () => {
    const own = deviceIn('worker-1', 'bond1', { receivedBytes: 999 });
    expect(rowsOf([...first, ...second, ...own]).get('bond1')).toMatchObject({
      known: 'own',
      totals: { receivedBytes: 999 },
    });
  });

  it('that are down are left out', () => {
    expect(rowsOf(first).has('eno9')).toBe(false);
  });

  it.each(['worker-1', '10.0.0.11:9100', '[fd00::11]:9100', 'fd00::11', 'worker-1:9100'])(
    'are found by the instance %s',
    (instance) => {
      const series = deviceIn(instance, 'eno1', { sentBytes: 5 });
      expect(rowsOf(series).get('eno1')).toMatchObject({ totals: { sentBytes: 5 } });
      expect([...seriesByDevice(world, series).keys()]).toEqual(['worker-1/eno1']);
    },
  );

  it('of a node without a report are those that are measured', () => {
    const rows = rowsOf(first, worldOf([node]));
    expect(rows.get('eno1')).toMatchObject({ node: 'worker-1', known: 'own', type: '' });
    expect(rows.size).toBe(1);
  });

  it('do not end in a circle', () => {
    const circle = structuredClone(state);
    circle.status.currentState.interfaces = [
      { name: 'a', type: 'bond', state: 'up', 'link-aggregation': { mode: '1', port: ['b'] } },
      { name: 'b', type: 'bond', state: 'up', 'link-aggregation': { mode: '1', port: ['a'] } },
    ];
    expect(rowsOf([], worldOf([node, circle])).get('a')).toMatchObject({ known: 'none' });
  });

  it('are silent to what is no series of theirs', () => {
    expect(deviceTrafficOf(worldOf([]), [seriesOf({ device: 'x' }, 1)])).toEqual([]);
  });
});
