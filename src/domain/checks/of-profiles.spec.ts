import { profileCases, profileClusterCases } from '../dpdk/cluster/testing/cases';
import { node, pool, profile } from '../dpdk/cluster/testing/objects';
import { profileCatalog } from '../findings/catalog/profiles';
import { testCoverage, testRules } from '../findings/testing/cases';
import { worldOf } from '../world/world';
import { checkProfileIn } from './of-profiles';
import { checkObjects } from './testing/check-objects';

const check = (objects: unknown) => checkObjects(Array.isArray(objects) ? objects : []);

describe('performance profiles beside the cluster', () => {
  testRules(profileClusterCases, check);
  testCoverage([...profileCases, ...profileClusterCases], profileCatalog);

  it('has nothing against a cluster that is set up', () => {
    expect(check([profile(), node(), pool()])).toEqual([]);
  });

  it('judges a draft in the place of what is stored', () => {
    const world = worldOf([node(), pool(), profile({ cpu: { reserved: '0', isolated: '1' } })]);
    expect(checkProfileIn(world, profile())).toEqual([]);
  });
});
