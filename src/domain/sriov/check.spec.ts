import fc from 'fast-check';
import { refusalsOf } from '../../../standalone/apiserver/testing/refusals';
import { testRules } from '../findings/testing/cases';
import { checkSriovNetwork } from './check-network';
import { checkSriovPolicy } from './check-policy';
import { networkCases, policyCases } from './testing/cases-alone';
import { network, policy } from './testing/objects';

/** Settings of both kinds with values that fit, and with some that do not. */
const someSpec = fc
  .dictionary(
    fc.constantFrom(
      'vlan',
      'vlanQoS',
      'vlanProto',
      'spoofChk',
      'trust',
      'linkState',
      'minTxRate',
      'numVfs',
      'priority',
      'mtu',
      'deviceType',
      'isRdma',
      'linkType',
      'eSwitchMode',
      'nicSelector',
      'nodeSelector',
      'resourceName',
    ),
    fc.constantFrom<unknown>('on', 'x', '', true, 0, 7, 100, 4095, -1, 1.5, {}, [], undefined),
  )
  .map((spec) => spec);

describe.each([
  ['a SriovNetwork', checkSriovNetwork, networkCases, network],
  ['a SriovNetworkNodePolicy', checkSriovPolicy, policyCases, policy],
] as const)('%s by itself', (_name, check, cases, object) => {
  testRules(cases, check);

  it('has nothing against what the API server takes', () => {
    expect(check(object())).toEqual([]);
  });

  it.each(cases.map((row) => [row[0], row[1], row[3]] as const))(
    '%s at %s: what has no error the schemas take, where it stays silent',
    (_code, _path, silent) => {
      const errors = check(silent).filter(({ severity }) => severity === 'error');
      expect(errors).toEqual([]);
      expect(refusalsOf(silent as object)).toEqual([]);
    },
  );

  it('names all that the schemas refuse', () => {
    fc.assert(
      fc.property(someSpec, (spec) => {
        const draft = object(spec);
        const errors = check(draft).filter(({ severity }) => severity === 'error');
        const refused = refusalsOf(draft);
        if (refused.length > 0) expect(errors).not.toEqual([]);
      }),
    );
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
