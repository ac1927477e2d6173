import { cellIn, columnsOf } from './fold-nodes';
import { matrixOf } from './matrix';
import { remediesOf } from './remedies';
import * as c from './testing/cluster';

const wired = [c.card('eth1'), c.bridge('br1', ['eth1'])];
const bare = { interfaces: [c.card('eth1')] };

/** What helps in the cell of a row on a node. */
const remediesIn = (key: string, on: string, ...objects: (object | object[])[]) => {
  const world = c.clusterOf(...objects);
  const matrix = matrixOf(world);
  const row = matrix.rows.find((each) => each.key === key);
  const column = columnsOf(matrix).find(({ nodes }) => nodes.some(({ name }) => name === on));
  if (!row || !column) throw new Error('no such cell');
  return remediesOf(world, row, cellIn(row, column), column.nodes);
};

const lan = c.onBridge('lan', 'br1');
const LAN = 'network default/lan';
const n1 = c.node('n1', { interfaces: wired, labels: { hall: 'a' } });

describe('what helps where nodes lack something', () => {
  it('is the wizard, with all that is known, where nothing makes it', () => {
    expect(remediesIn(LAN, 'n2', n1, c.node('n2', bare), c.node('n3', bare), lan)).toEqual([
      {
        kind: 'make',
        query: { part: 'nodes', way: 'chosen', nodes: 'n2, n3', purpose: 'linux', bridge: 'br1' },
      },
    ]);
    expect(remediesIn(LAN, 'n1', n1, c.node('n2', bare), lan)).toEqual([]);
  });

  it.each([
    ['over br-ex, where it leads there elsewhere', { net: 'br-ex' }, { purpose: 'br-ex' }],
    [
      'over the bridge to which it leads elsewhere',
      { net: 'br-two' },
      { purpose: 'ovs', bridge: 'br-two' },
    ],
    ['over what is still to be chosen, where it leads nowhere', undefined, {}],
  ])('makes a bridge mapping %s', (_how, mappings, expected) => {
    const has = [c.ovsBridge('br-ex', []), c.ovsBridge('br-two', [])];
    const remedies = remediesIn(
      'network default/dc',
      'n2',
      c.node('n1', { interfaces: has, ...(mappings ? { mappings } : {}) }),
      c.node('n2', { interfaces: [c.card('eth1')] }),
      c.onMapping('dc', 'net'),
    );
    const nodes = 'n2';
    expect(remedies).toEqual([
      {
        kind: 'make',
        query: { part: 'nodes', way: 'chosen', nodes, localnet: 'net', ...expected },
      },
    ]);
  });

  it('is the policy that makes it on other nodes, unless it is for one alone', () => {
    const on = (selector: Record<string, string>) =>
      remediesIn(LAN, 'n2', n1, c.node('n2', bare), lan, c.bridgePolicy('p', 'br1', selector));
    expect(on({ hall: 'a' })).toEqual([{ kind: 'choose', policy: 'p' }]);
    expect(on({ 'kubernetes.io/hostname': 'n1' })).toMatchObject([{ kind: 'make' }]);
  });

  it.each([
    ['failed there', 'Failing', [{ kind: 'failed', policy: 'p' }]],
    ['was given up there', 'Aborted', [{ kind: 'failed', policy: 'p' }]],
    ['says that it is there', 'Available', [{ kind: 'differs', policy: 'p' }]],
    ['is still at it', 'Progressing', []],
  ])('is the policy that %s', (_what, type, expected) => {
    const policy = c.bridgePolicy('p', 'br1');
    const said = c.enactment('p', 'n2', 'br1', type);
    expect(remediesIn(LAN, 'n2', n1, c.node('n2', bare), lan, policy, said)).toEqual(expected);
  });

  it('is the policy that gives a smaller MTU than elsewhere', () => {
    const jumbo = [c.card('eth1', { mtu: 9000 }), c.bridge('br1', ['eth1'], { mtu: 9000 })];
    const nodes = [c.node('n2', { interfaces: jumbo }), c.node('n3', { interfaces: jumbo })];
    const policy = c.bridgePolicy('p', 'br1', { hall: 'a' });
    expect(remediesIn('linux-bridge br1', 'n1', n1, nodes.flat(), lan, policy)).toEqual([
      { kind: 'mtu', policy: 'p' },
    ]);
    expect(remediesIn('linux-bridge br1', 'n2', n1, nodes.flat(), lan, policy)).toEqual([]);
  });

  it('is nothing of what OVN-Kubernetes brings, of devices, and of what is not known', () => {
    const ovn = c.node('n1', {
      interfaces: [c.ovsBridge('br-ex', [])],
      mappings: { physnet: 'br-ex' },
      resources: { 'openshift.io/cams': '4' },
    });
    const other = c.node('n2', bare);
    const cams = c.onDevices('cams', 'openshift.io/cams');
    for (const key of ['ovs-bridge br-ex', 'mapping physnet', 'network default/cams']) {
      expect(remediesIn(key, 'n2', ovn, other, cams)).toEqual([]);
    }
    expect(remediesIn(LAN, 'n2', n1, c.node('n2', { isSilent: true }), lan)).toEqual([]);
  });
});
