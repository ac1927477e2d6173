import { sriovCatalog } from '../findings/catalog/sriov';
import { testCoverage, testRules } from '../findings/testing/cases';
import { networkCases, policyCases } from '../sriov/testing/cases-alone';
import { sriovClusterCases } from '../sriov/testing/cases-cluster';
import { card, network, node, policy, state } from '../sriov/testing/objects';
import { worldOf } from '../world/world';
import { checkSriovNetworkIn, checkSriovPolicyIn } from './of-sriov';
import { checkObjects } from './testing/check-objects';

const check = (objects: unknown) => checkObjects(Array.isArray(objects) ? objects : []);

describe('SR-IOV beside the cluster', () => {
  testRules(sriovClusterCases, check);
  testCoverage([...networkCases, ...policyCases, ...sriovClusterCases], sriovCatalog);

  it('judges a draft in the place of what is stored', () => {
    const world = worldOf([node(), state(), policy({ numVfs: 65 })]);
    const codes = checkSriovPolicyIn(world, policy({ numVfs: 64 })).map(({ code }) => code);
    expect(codes).toEqual([]);
    const again = checkSriovPolicyIn(world, policy({ numVfs: 65 })).map(({ code }) => code);
    expect(again).toEqual(['VMN952']);
  });

  it('concludes nothing about cards of which some are of another vendor', () => {
    const cards = [card(), card({ pciAddress: '0000:af:00.1', vendor: '15b3' })];
    const world = worldOf([node(), state('n1', cards), policy()]);
    expect(checkSriovNetworkIn(world, network({ minTxRate: 100 }))).toEqual([]);
  });
});
