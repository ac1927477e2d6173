import fc from 'fast-check';
import { nodePolicyCatalog } from '../findings/catalog/node-policies';
import { testRules } from '../findings/testing/cases';
import { checkPolicy } from './check';
import { aloneCases, policyOf } from './testing/cases-alone';

describe('a policy of nmstate by itself', () => {
  testRules(aloneCases, checkPolicy);

  it.each(aloneCases)('%s at %s has no other finding where it stays silent', (...row) => {
    expect(checkPolicy(row[3]).map(({ code }) => code)).toEqual([]);
  });

  it('has a case for each code that needs no cluster', () => {
    const alone = Object.keys(nodePolicyCatalog).filter((code) => code < 'VMN834');
    const covered = new Set(aloneCases.map(([code]) => code));
    expect(alone.filter((code) => !covered.has(code))).toEqual([]);
  });

  it('says nothing of what each node works out', () => {
    const policy = policyOf({
      capture: { nic: 'interfaces.mac-address=="52:54:00:00:00:01"' },
      desiredState: {
        interfaces: [
          { name: '{{ capture.nic.interfaces.0.name }}', type: 'ethernet' },
          {
            name: 'br1',
            type: 'linux-bridge',
            bridge: { port: [{ name: '{{ capture.nic.interfaces.0.name }}' }] },
          },
          {
            name: 'v7',
            type: 'vlan',
            vlan: { 'base-iface': '{{ capture.nic.interfaces.0.name }}', id: '{{ capture.id }}' },
          },
        ],
      },
    });
    expect(checkPolicy(policy)).toEqual([]);
  });

  it('says nothing of other kinds, and takes any value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (desiredState) => {
        const findings = checkPolicy(policyOf({ desiredState }));
        expect(findings.every(({ path }) => path !== '')).toBe(true);
        expect(checkPolicy(desiredState)).toEqual([]);
      }),
    );
  });
});
