import fc from 'fast-check';
import { serviceCatalog } from '../findings/catalog/services';
import { testRules } from '../findings/testing/cases';
import { checkService } from './check';
import { aloneCases } from './testing/cases-alone';
import { service } from './testing/services';

describe('a Service by itself', () => {
  testRules(aloneCases, checkService);

  it.each(aloneCases)('%s at %s has no other finding where it stays silent', (...row) => {
    expect(checkService(row[3]).map(({ code }) => code)).toEqual([]);
  });

  it('has a case for each code that needs no cluster', () => {
    const alone = Object.keys(serviceCatalog).filter((code) => code <= 'VMN862');
    const covered = new Set(aloneCases.map(([code]) => code));
    expect(alone.filter((code) => !covered.has(code))).toEqual([]);
  });

  it('takes any value, and says nothing of other kinds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (spec) => {
        const findings = checkService({ ...service(), spec });
        expect(findings.map(({ code }) => code)).not.toContain('VMN803');
        expect(checkService(spec)).toEqual([]);
      }),
    );
  });

  it('says nothing of one that leads to a name outside', () => {
    expect(
      checkService(service({ type: 'ExternalName', externalName: 'db.example', ports: [] })),
    ).toEqual([]);
  });
});
