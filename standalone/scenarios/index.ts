import { brokenNads } from './broken-nads/index.ts';
import { empty } from './empty.ts';
import { healthy } from './healthy/index.ts';
import { large } from './large.ts';
import { missingCrds } from './missing-crds.ts';
import { readOnly } from './read-only.ts';
import type { Scenario } from './types.ts';

/** All scenarios by name. */
export const scenarios: Record<string, Scenario> = Object.fromEntries(
  [healthy, empty, readOnly, missingCrds, brokenNads, large].map((scenario) => [
    scenario.name,
    scenario,
  ]),
);
