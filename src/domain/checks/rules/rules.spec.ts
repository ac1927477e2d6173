import { networkCatalog } from '../../findings/catalog/network';
import { checkObjects } from '../testing/check-objects';
import { testCoverage, testRules, type RuleCase } from '../../findings/testing/cases';
import { clusterCases } from '../testing/cases-cluster';
import { migrationCases } from '../testing/cases-migration';
import { networkCases } from '../testing/cases-networks';
import { nodeCases } from '../testing/cases-nodes';
import { operatorCases } from '../testing/cases-operators';
import { settingsCases } from '../testing/cases-settings';
import { trafficCases } from '../testing/cases-traffic';

const cases: RuleCase[] = [
  ...networkCases,
  ...nodeCases,
  ...trafficCases,
  ...clusterCases,
  ...migrationCases,
  ...operatorCases,
  ...settingsCases,
];

/** What a near miss of one rule shows of others, on purpose. */
const ALLOWED: Record<string, string[]> = {
  VMN401: ['VMN206', 'VMN110'],
  VMN407: ['VMN405'],
  VMN408: ['VMN406'],
  VMN412: ['VMN410'],
  VMN413: ['VMN411'],
  // VMs on a macvlan, whose nodes the rules go by.
  VMN427: ['VMN685'],
  VMN439: ['VMN685'],
  // The same range, of a network that migrations do not use.
  VMN445: ['VMN447'],
  VMN473: ['VMN470'],
};

describe('rules across objects', () => {
  testRules(cases, (objects) => checkObjects(Array.isArray(objects) ? objects : []));
  testCoverage(cases, networkCatalog);

  it.each(cases)('%s at %s does not depend on the order of the objects', (code, path, fires) => {
    const reversed = Array.isArray(fires) ? [...(fires as unknown[])].reverse() : [];
    expect(checkObjects(reversed)).toContainEqual(expect.objectContaining({ code, path }));
  });

  it.each(cases)('%s at %s has no other finding where it stays silent', (...[code, , , silent]) => {
    const allowed = ALLOWED[code] ?? [];
    const loud = checkObjects(Array.isArray(silent) ? silent : []).filter(
      (finding) => finding.severity !== 'info' && !allowed.includes(finding.code),
    );
    expect(loud.map((finding) => finding.code)).toEqual([]);
  });
});
