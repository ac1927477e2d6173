import { migrationsCatalog } from '../findings/catalog/migrations';
import type { Finding } from '../findings/finding';
import { testCoverage, testRules } from '../findings/testing/cases';
import { worldOf } from '../world/world';
import { checkWorld } from './of-world';
import { limitCases } from './testing/cases-limits';

const check = (objects: unknown): Finding[] => checkWorld(worldOf(objects as unknown[]));

describe('rules on limits of migrations, and on VMs that cannot leave their node', () => {
  testRules(limitCases, check);
  testCoverage(limitCases, migrationsCatalog);

  it('fill in every placeholder of the messages', () => {
    for (const [, , fires] of limitCases) {
      for (const { code, params } of check(fires)) {
        const entry = (migrationsCatalog as Record<string, { message: string } | undefined>)[code];
        for (const [, key = ''] of (entry?.message ?? '').matchAll(/\{\{(\w+)\}\}/g)) {
          expect([code, Object.keys(params)]).toEqual([code, expect.arrayContaining([key])]);
        }
      }
    }
  });
});
