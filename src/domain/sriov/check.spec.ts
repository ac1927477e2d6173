import fc from 'fast-check';
import { testRules } from '../findings/testing/cases';
import { checkSriovNetwork } from './check-network';
import { checkSriovPolicy } from './check-policy';
import { networkCases, policyCases } from './testing/cases-alone';
import { network, policy } from './testing/objects';

describe.each([
  ['a SriovNetwork', checkSriovNetwork, networkCases, network],
  ['a SriovNetworkNodePolicy', checkSriovPolicy, policyCases, policy],
] as const)('%s by itself', (_name, check, cases, object) => {
  testRules(cases, check);

  it('has nothing against what the API server takes', () => {
    expect(check(object())).toEqual([]);
  });

  it('takes any value, and says nothing of other kinds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (spec, metadata) => {
        const codes = check({ ...object(), spec, metadata }).map(({ code }) => code);
        expect(codes).not.toContain('VMN803');
        expect(check(spec)).toEqual([]);
      }),
    );
  });
});
