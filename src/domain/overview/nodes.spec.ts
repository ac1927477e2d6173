import { nodeNetworksOf } from '../nodes/node-networks';
import * as c from '../map/testing/cluster';
import { matrixOf } from '../map/matrix';
import { coverageCountsOf, nodeGroupsOf, picturesInSteps } from './nodes';

const wired = [c.card('eth1'), c.bridge('br1', ['eth1'])];

describe('nodes on the overview', () => {
  const world = c.clusterOf(
    c.node('n1', { interfaces: wired }),
    c.node('n2', { interfaces: [c.card('eth1')] }),
    c.node('n3', { interfaces: wired }),
    c.onBridge('lan', 'br1'),
    c.onBridge('lab', 'br9'),
  );

  it('are folded where networks find the same, each in one group', () => {
    const groups = nodeGroupsOf(world);
    expect(groups.map(({ column }) => column.nodes.map(({ name }) => name))).toEqual([
      ['n1', 'n3'],
      ['n2'],
    ]);
    expect(groups.flatMap(({ column }) => column.nodes)).toHaveLength(nodeNetworksOf(world).length);
    expect(groups.map(({ state }) => state)).toEqual(['limited', 'limited']);
  });

  it('are ready where all networks are, and where there is none', () => {
    const ready = c.clusterOf(c.node('n1', { interfaces: wired }), c.onBridge('lan', 'br1'));
    expect(nodeGroupsOf(ready).map(({ state }) => state)).toEqual(['ready']);
    const bare = c.clusterOf(c.node('n1', { interfaces: wired }));
    expect(nodeGroupsOf(bare).map(({ state }) => state)).toEqual(['ready']);
  });

  it('are the same whether they are made in steps or at once', () => {
    const inSteps = c.clusterOf(
      c.node('n1', { interfaces: wired }),
      c.onBridge('lan', 'br1'),
      c.onBridge('lab', 'br9'),
    );
    const run = picturesInSteps(inSteps);
    let steps = 0;
    while (!run.next().done) steps += 1;
    expect(steps).toBeGreaterThan(2);
    const atOnce = c.clusterOf(
      c.node('n1', { interfaces: wired }),
      c.onBridge('lan', 'br1'),
      c.onBridge('lab', 'br9'),
    );
    expect(matrixOf(inSteps)).toEqual(matrixOf(atOnce));
    expect(coverageCountsOf(inSteps)).toEqual({ none: 1, some: 0, unknown: 0, all: 1 });
  });

  it('are counted for each network: all, some or none', () => {
    expect(coverageCountsOf(world)).toEqual({ none: 1, some: 1, unknown: 0, all: 0 });
  });
});
