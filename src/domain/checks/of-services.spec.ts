import { serviceCatalog } from '../findings/catalog/services';
import { testRules } from '../findings/testing/cases';
import { clusterCases } from '../services/testing/cases-cluster';
import { checkObjects } from './testing/check-objects';

const check = (objects: unknown) => checkObjects(Array.isArray(objects) ? objects : []);

describe('Services against the cluster and on their way to VMs', () => {
  testRules(clusterCases, check);

  it.each(clusterCases)('%s at %s has no other finding where it stays silent', (...row) => {
    const loud = check(row[3]).filter(
      ({ object, severity }) => object.kind === 'Service' && severity !== 'info',
    );
    expect(loud.map(({ code }) => code)).toEqual([]);
  });

  it('has a case for each code', () => {
    const codes = Object.keys(serviceCatalog).filter((code) => code > 'VMN862');
    const covered = new Set(clusterCases.map(([code]) => code));
    expect(codes.filter((code) => !covered.has(code))).toEqual([]);
  });
});
