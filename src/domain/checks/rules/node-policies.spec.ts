import { nodePolicyCatalog } from '../../findings/catalog/node-policies';
import { testCoverage, testRules } from '../../findings/testing/cases';
import { aloneCases, policyOf } from '../../node-policies/testing/cases-alone';
import { worldOf } from '../../world/world';
import { checkPolicyIn } from '../of-node-policies';
import { nodePolicyCases } from '../testing/cases-node-policies';
import { checkObjects } from '../testing/check-objects';
import { ethernet, nns, node } from '../testing/objects';

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

describe('policies of nmstate against nodes', () => {
  testRules(nodePolicyCases, (objects) => checkObjects(listOf(objects)));
  testCoverage([...aloneCases, ...nodePolicyCases], nodePolicyCatalog);

  it.each(nodePolicyCases)('%s at %s has no other finding where it stays silent', (...row) => {
    const loud = checkObjects(listOf(row[3])).filter(({ severity }) => severity !== 'info');
    expect(loud.map(({ code }) => code)).toEqual([]);
  });

  it('judges a draft as it would be stored, in the place of what is', () => {
    const port = (name: string) => ({
      desiredState: {
        interfaces: [{ name: 'br1', type: 'linux-bridge', bridge: { port: [{ name }] } }],
      },
    });
    const world = worldOf([policyOf(port('eth1')), node('a'), nns('a', [ethernet('eth1')])]);
    const told = (name: string) =>
      checkPolicyIn(world, policyOf(port(name))).map(({ code, params }) => [code, params.nodes]);
    expect(told('eth1')).toEqual([]);
    expect(told('eth2')).toEqual([['VMN841', 'a']]);
  });

  it('concludes nothing of nodes that nobody may see', () => {
    const world = worldOf([policyOf({ nodeSelector: { hall: 'b' } })], {});
    expect(checkPolicyIn(world, policyOf({ nodeSelector: { hall: 'b' } }))).toEqual([]);
  });
});
