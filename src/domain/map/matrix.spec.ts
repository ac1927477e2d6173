import fc from 'fast-check';
import { coverageOf } from '../nodes/coverage';
import { cellIn, columnsOf, unfolded } from './fold-nodes';
import { keptAwayFrom, stuckBy, userCount } from './kept-away';
import { isIncomplete, matrixOf, type Matrix, type MatrixRow } from './matrix';
import * as c from './testing/cluster';

const wired = [c.card('eth1'), c.bridge('br1', ['eth1'])];
const jumbo = [c.card('eth1', { mtu: 9000 }), c.bridge('br1', ['eth1'], { mtu: 9000 })];

const rowOf = ({ rows }: Matrix, key: string): MatrixRow => {
  const row = rows.find((each) => each.key === key);
  if (!row) throw new Error(`no row ${key} among ${rows.map((each) => each.key).join(', ')}`);
  return row;
};

const saidOf = (row: MatrixRow): string[] =>
  row.cells.map(({ state, reasons }) =>
    [state, ...reasons.map(({ text, params }) => `${text} ${JSON.stringify(params)}`)].join(' '),
  );

describe('what nodes have of networks', () => {
  it('has a row for each network, bridge, mapping and resource', () => {
    const matrix = matrixOf(
      c.clusterOf(
        c.node('n1', {
          interfaces: [...wired, c.ovsBridge('br-ex', []), c.ovsBridge('br-int', [])],
          mappings: { physnet: 'br-ex' },
          resources: { 'openshift.io/cams': '4' },
        }),
        c.onBridge('lan', 'br1'),
        c.onMapping('dc', 'physnet'),
        c.onDevices('cams', 'openshift.io/cams'),
      ),
    );
    expect(matrix.rows.map(({ key }) => key)).toEqual([
      'network default/cams',
      'network default/dc',
      'network default/lan',
      'linux-bridge br1',
      'ovs-bridge br-ex',
      'mapping physnet',
      'resource openshift.io/cams',
    ]);
    expect(matrix.rows.filter(isIncomplete).map(({ key }) => key)).toEqual([
      'network default/dc',
      'ovs-bridge br-ex',
      'mapping physnet',
    ]);
    expect(rowOf(matrix, 'linux-bridge br1').networks).toEqual(['default/lan']);
    expect(rowOf(matrix, 'resource openshift.io/cams').cells[0]?.through).toBe('4');
  });

  it('says of each network what its own page says', () => {
    const lan = c.onBridge('lan', 'br1', { vlan: 100, mtu: 1500 });
    const world = c.clusterOf(
      c.node('n1', { interfaces: wired }),
      c.node('n2', { interfaces: [c.card('eth1')] }),
      c.node('n3', { interfaces: [c.bridge('br1', [])] }),
      c.node('n4', { isSilent: true }),
      lan,
    );
    const { nodes, rows } = matrixOf(world);
    const cells = rows.find(({ key }) => key === 'network default/lan')?.cells ?? [];
    const own = coverageOf(world, lan).nodes;
    for (const [index, { name }] of nodes.entries()) {
      const page = own.find(({ node }) => node === name);
      expect(cells[index]?.state).toBe(page?.state);
      expect(cells[index]?.reasons).toEqual(expect.arrayContaining(page?.reasons ?? []));
    }
    expect(cells.map(({ state }) => state)).toEqual(['ready', 'missing', 'limited', 'unknown']);
  });

  it('takes bridge-marker at its word where nmstate does not report', () => {
    const resources = { 'bridge.network.kubevirt.io/br1': '1k' };
    const matrix = matrixOf(
      c.clusterOf(c.node('n1', { isSilent: true, resources }), c.node('n2', { isSilent: true })),
    );
    expect(saidOf(rowOf(matrix, 'linux-bridge br1'))).toEqual([
      'ready',
      'unknown nmstate does not report on this node. {}',
    ]);
  });

  it('says why no policy made it', () => {
    const matrix = matrixOf(
      c.clusterOf(
        c.node('n1', { labels: { hall: 'a' } }),
        c.node('n2', { labels: { hall: 'b' } }),
        c.node('n3', { labels: { hall: 'a' } }),
        c.node('n4', { labels: { hall: 'a' } }),
        c.bridgePolicy('hall-a', 'br1', { hall: 'a' }),
        c.enactment('hall-a', 'n1', 'br1'),
        c.enactment('hall-a', 'n4', 'br1', 'Aborted'),
        c.onBridge('lan', 'br1'),
        c.onBridge('lab', 'br-lab'),
      ),
    );
    const [failed, other, pending, aborted] = saidOf(rowOf(matrix, 'network default/lan'));
    expect(failed).toMatch(/no bridge.*Policy \{\{policy\}\} should make it, and failed here/);
    expect(failed).not.toContain('does not choose');
    expect(aborted).toMatch(/should make it, and was not tried: another node failed/);
    expect(other).toMatch(/no bridge.*does not choose this node.*hall-a/);
    expect(pending).toMatch(/no bridge.*is not done here yet/);
    expect(rowOf(matrix, 'network default/lan').cells.map(({ isFailed }) => isFailed)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(saidOf(rowOf(matrix, 'network default/lab'))[0]).toContain('No policy of nmstate');
  });

  it('concludes nothing from policies that are not known', () => {
    const known = c.clusterOf(c.node('n1'), c.onBridge('lan', 'br1'));
    const world = { ...known, isKnown: () => false };
    const said = saidOf(rowOf(matrixOf(world), 'network default/lan'));
    expect(said).toEqual(['missing There is no bridge {{name}}. {"name":"br1"}']);
  });

  it('finds packets that are smaller than on most nodes, unless the network asks for no more', () => {
    const matrix = matrixOf(
      c.clusterOf(
        c.node('n1', { interfaces: jumbo }),
        c.node('n2', { interfaces: jumbo }),
        c.node('n3', { interfaces: wired }),
        c.onBridge('lan', 'br1'),
        c.onBridge('usual', 'br1', { mtu: 1500 }),
      ),
    );
    const states = (key: string) => rowOf(matrix, key).cells.map(({ state }) => state);
    expect(states('network default/lan')).toEqual(['ready', 'ready', 'limited']);
    expect(states('network default/usual')).toEqual(['ready', 'ready', 'ready']);
    expect(saidOf(rowOf(matrix, 'network default/lan'))[2]).toContain('"mtu":1500,"usual":9000');
  });

  it('finds devices that VMs have used up', () => {
    const resources = { 'openshift.io/cams': '1' };
    const matrix = matrixOf(
      c.clusterOf(
        c.node('n1', { resources }),
        c.node('n2', { resources }),
        c.node('n3', { resources: { 'openshift.io/cams': '0' } }),
        c.onDevices('cams', 'openshift.io/cams'),
        c.machine('eye', ['cams'], 'n1'),
      ),
    );
    expect(rowOf(matrix, 'network default/cams').cells.map(({ state }) => state)).toEqual([
      'limited',
      'ready',
      'missing',
    ]);
    expect(saidOf(rowOf(matrix, 'network default/cams'))[0]).toContain('VMs use all {{total}}');
  });

  it('makes one row of what one object makes in many namespaces', () => {
    const ownerReferences = [{ kind: 'ClusterUserDefinedNetwork', name: 'lan' }];
    const matrix = matrixOf(
      c.clusterOf(
        c.node('n1'),
        c.onMapping('lan', 'physnet', { ownerReferences }),
        c.onMapping('lan', 'physnet', { ownerReferences, namespace: 'shop' }),
      ),
    );
    const row = rowOf(matrix, 'network cluster/lan');
    expect(row.namespaces).toEqual(['default', 'shop']);
    expect(row.networks).toEqual(['default/lan', 'shop/lan']);
  });
});

describe('VMs that a network keeps away', () => {
  const world = c.clusterOf(
    c.node('n1', { interfaces: wired }),
    c.node('n2', { interfaces: [c.card('eth1')] }),
    c.onBridge('lan', 'br1'),
    c.onBridge('gone', 'br-gone'),
    c.machine('runs', ['lan'], 'n1'),
    c.machine('stopped', ['lan']),
    c.machine('pinned', ['lan'], 'n1', { nodeSelector: { 'kubernetes.io/hostname': 'n1' } }),
    c.machine('misplaced', ['lan'], undefined, {
      nodeSelector: { 'kubernetes.io/hostname': 'n2' },
    }),
    c.machine('homeless', ['gone']),
  );
  const matrix = matrixOf(world);
  const lan = rowOf(matrix, 'network default/lan');

  it('are those that could go there otherwise', () => {
    const kept = keptAwayFrom(world, lan, new Set(['n2']));
    expect(kept.map(({ name, how }) => `${name} ${how}`).sort()).toEqual([
      'misplaced start',
      'runs move',
      'stopped start',
    ]);
    expect(keptAwayFrom(world, lan, new Set(['n1']))).toEqual([]);
  });

  it('have nowhere to go where it is the network that stands in the way', () => {
    expect(stuckBy(world, lan).map(({ name }) => name)).toEqual(['runs', 'misplaced']);
    expect(stuckBy(world, rowOf(matrix, 'network default/gone')).map(({ name }) => name)).toEqual([
      'homeless',
    ]);
    expect(stuckBy({ ...world, isKnown: () => false }, lan)).toEqual([]);
  });

  it('count once, whatever they have of it', () => {
    expect(userCount(world, lan)).toBe(4);
    expect(userCount(world, rowOf(matrix, 'linux-bridge br1'))).toBe(4);
  });
});

describe('nodes folded by equal cells', () => {
  it('names what is different from most', () => {
    const matrix = matrixOf(
      c.clusterOf(
        ...['n1', 'n2', 'n10'].map((name) => c.node(name, { interfaces: jumbo })),
        c.node('n3', { interfaces: wired }),
        c.onBridge('lan', 'br1'),
      ),
    );
    const [usual, other, ...none] = columnsOf(matrix);
    expect(usual?.nodes.map(({ name }) => name)).toEqual(['n1', 'n2', 'n10']);
    expect(usual?.differences).toEqual([]);
    expect(other?.nodes.map(({ name }) => name)).toEqual(['n3']);
    expect(other?.differences.map(({ row, cell }) => `${row.key} ${String(cell.mtu)}`)).toEqual([
      'linux-bridge br1 1500',
      'network default/lan 1500',
    ]);
    expect(none).toEqual([]);
    expect(usual && unfolded(usual).map(({ key }) => key)).toEqual(['n1', 'n2', 'n10']);
  });

  const shapes = fc.record({
    interfaces: fc.subarray([
      c.card('eth1'),
      c.bridge('br1', ['eth1']),
      c.bridge('br2', []),
      c.ovsBridge('br-dc', ['eth1']),
    ]),
    mappings: fc.constantFrom<Record<string, string>>({}, { physnet: 'br-dc' }),
    resources: fc.constantFrom<Record<string, string>>({}, { 'openshift.io/cams': '1' }),
    isSilent: fc.boolean(),
  });
  const worlds = fc
    .record({
      shapes: fc.array(shapes, { maxLength: 8 }),
      on: fc.array(fc.nat(7), { maxLength: 5 }),
    })
    .map((chosen) =>
      c.clusterOf(
        ...chosen.shapes.map((shape, index) => c.node(`n${index}`, shape)),
        c.onBridge('lan', 'br1', { vlan: 7 }),
        c.onBridge('lab', 'br2'),
        c.onMapping('dc', 'physnet'),
        c.onDevices('cams', 'openshift.io/cams'),
        c.onInterface('storage', 'eth1'),
        c.bridgePolicy('make', 'br1'),
        ...chosen.on.map((place, index) => c.machine(`vm${index}`, ['cams'], `n${place}`)),
      ),
    );

  it('loses no node, no state and no reason', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const matrix = matrixOf(world);
        const columns = columnsOf(matrix);
        const shown = columns.flatMap(({ nodes }) => nodes.map(({ name }) => name));
        expect(shown.toSorted()).toEqual(matrix.nodes.map(({ name }) => name).toSorted());
        for (const column of columns) {
          for (const { name } of column.nodes) {
            const index = matrix.nodes.findIndex((node) => node.name === name);
            for (const row of matrix.rows) {
              expect(row.cells[index]).toEqual(cellIn(row, column));
            }
          }
        }
      }),
    );
  });

  it('never puts nodes of other cells into one column, nor equal ones into two', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const matrix = matrixOf(world);
        const texts = columnsOf(matrix).map((column) =>
          JSON.stringify(matrix.rows.map((row) => cellIn(row, column))),
        );
        expect(new Set(texts).size).toBe(texts.length);
      }),
    );
  });
});
