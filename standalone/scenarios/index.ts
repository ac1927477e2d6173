import type { Scenario } from './types.ts';

/** All scenarios by name. */
export const scenarios: Record<string, Scenario> = {};
