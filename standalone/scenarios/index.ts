import { empty } from './empty.ts';
import { healthy } from './healthy/index.ts';
import { missingCrds } from './missing-crds.ts';
import { readOnly } from './read-only.ts';
import type { Scenario } from './types.ts';

/** All scenarios by name. */
export const scenarios: Record<string, Scenario> = Object.fromEntries(
  [healthy, empty, readOnly, missingCrds].map((scenario) => [scenario.name, scenario]),
);
