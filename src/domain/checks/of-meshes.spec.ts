import { meshCatalog } from '../findings/catalog/mesh';
import { testCoverage, testRules } from '../findings/testing/cases';
import { meshCases } from '../mesh/testing/cases';
import { checkObjects } from './testing/check-objects';

const check = (objects: unknown) => checkObjects(Array.isArray(objects) ? objects : []);

describe('VMs in a service mesh', () => {
  testRules(meshCases, check);
  testCoverage(meshCases, meshCatalog);

  it.each(meshCases)('%s at %s has no other finding of meshes where it stays silent', (...row) => {
    const codes = check(row[3]).map(({ code }) => code);
    expect(codes.filter((code) => code in meshCatalog)).toEqual([]);
  });
});
