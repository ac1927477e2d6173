import type { Finding } from '../../../findings/finding';

/** The way of an interface, in its order. */
export const stepIds = [
  'settings',
  'network',
  'node',
  'pod',
  'domain',
  'guest',
  'address',
] as const;

export type StepId = (typeof stepIds)[number];

/** A finding, and where on the way it stands. */
export interface StepFinding {
  step: StepId;
  finding: Finding;
}
