import type { NmstateError } from './state.ts';

/** Seconds that nmstate may take; part of the command that the handler quotes. */
const TIMEOUT = 480;

const head = (node: string): string =>
  `error reconciling NodeNetworkConfigurationPolicy on node ${node} at desired state apply: "",\n`;

/** What the handler says when nmstate has refused a state, with the log of the command. */
export const applyFailure = (node: string, { kind, message }: NmstateError, now: string): string =>
  [
    `${head(node)} , [${now} INFO  nmstatectl] Nmstate version: 2.2.48`,
    ...(kind === 'VerificationError'
      ? [`[${now} INFO  nmstate::query_apply::net_state] Retrying on: ${kind}: ${message}`]
      : []),
    `[${now} ERROR nmstate::nm::checkpoint] ${kind}: ${message}`,
    `NmstateError: ${kind}: ${message}`,
    `: failed to execute nmstatectl apply --no-commit --timeout ${TIMEOUT}: exit status 1`,
  ].join('\n');

/** What it says when nmstate does not find what a policy captures on the node. */
export const captureFailure = ({ kind, message }: NmstateError): string =>
  `failure generating desiredState and capturedStates: ${kind}: ${message}`;

/** What it says when a probe fails afterwards; `state` is what was there by then. */
export const probeFailure = (node: string, probe: string, state: string): string =>
  `${head(node)} rolling back desired state configuration: failed runnig probes after network changes: failed runnig probe '${probe}' with after network reconfiguration -> currentState: ${state}: context deadline exceeded`;

export const retrying = (node: string, next: number, most: number): string =>
  `failed to reconcile NodeNetworkConfigurationPolicy on node ${node}. Retrying ${next}/${most}`;

export const gaveUp = (enactment: string, most: number): string =>
  `reconciliation of enactment "${enactment}" has failed after ${most} retries`;
