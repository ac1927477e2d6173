import { catalog } from '../../findings/catalog';
import type { FindingCode } from '../../findings/catalog';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { msg } from '../../core/msg';
import { hasConditions, quoteCondition, quotePod, quoteStatus } from './explain-evidence';
import { hasGuestAgent } from '../spec/instance';
import { hasAddress } from '../interfaces/interface-status';
import { isInDomain, isInGuest, isInPod, type Need } from '../lifecycle/interface-state';
import type { InterfaceRow } from '../interfaces/interfaces';
import { resolveNad } from '../interfaces/nad-resolution';
import { reason, type Reason } from '../../core/reasons';
import { judgeNode } from './judge-node';
import {
  judged,
  none,
  ok,
  unknown,
  valuesOf,
  type Judgement,
  type OwnJudgement,
} from './judgement';
import type { StepId } from '../lifecycle/state/step';
import type { VmView } from '../interfaces/view';
import { stateOf } from '../lifecycle/interface-state';

/** Whether an interface is being unplugged, or already is. */
export const isLeavingRow = ({ spec }: InterfaceRow): boolean =>
  spec.configured?.values.state === 'absent' || spec.running?.values.state === 'absent';

const judgeNetwork = (view: VmView, row: InterfaceRow): OwnJudgement => {
  const source = valuesOf(row)?.network;
  if (source === undefined || source.kind === 'unknown') return unknown;
  if (source.kind === 'pod') return judged('ok', reason(msg('The pod network is always there.')));
  if (source.kind === 'resourceClaim') {
    return none(msg('The device comes by a resource claim, not by a network.'));
  }
  const name = `${source.namespace}/${source.name}`;
  const found = resolveNad(view.world, source);
  switch (found.kind) {
    case 'missing':
      // Why is a matter of the rules about the VM.
      return judged('unknown', reason(msg('There is no network {{name}}.'), { name }));
    case 'unknown':
      return judged('unknown', reason(msg('The network {{name}} cannot be looked at.'), { name }));
    case 'promised':
      return judged(
        'waiting',
        reason(msg('A controller is to make the network {{name}}.'), { name }),
      );
    case 'found':
      return judged('ok', reason('{{name}}', { name }));
  }
};

const needOutcome = (need: Need): Reason => {
  if (need.kind === 'restart') return reason(msg('The VM gets it when it is restarted.'));
  if (need.kind === 'nextStart')
    return need.why ?? reason(msg('The VM gets it at its next start.'));
  switch (need.status) {
    case 'running':
      return reason(msg('A migration is bringing it.'));
    case 'automatic':
      return reason(msg('The cluster migrates the VM by itself to bring it.'));
    case 'manual':
    case 'unknown':
      return reason(msg('A migration brings it.'));
    case 'blocked':
      return need.why ?? reason(msg('The VM cannot be migrated.'));
  }
};

const migrationEvidence = ({ vm, vmi }: VmView): string[] => [
  ...quoteCondition(vmi, 'MigrationRequired'),
  ...quoteCondition(vm, 'RestartRequired'),
  ...quoteCondition(vmi, 'LiveMigratable').filter((text) => text.includes('=False')),
];

const judgePod = (view: VmView, row: InterfaceRow): OwnJudgement => {
  if (view.phase === 'stopped') return none(msg('The VM does not run.'));
  if (view.phase === 'starting') {
    return {
      ...judged('waiting', reason(msg('The VM is starting.')), [
        ...quoteCondition(view.vmi, 'PodScheduled'),
        ...quoteCondition(view.vmi, 'Synchronized'),
      ]),
      isMissing: true,
    };
  }
  if (isLeavingRow(row)) {
    return judged('waiting', reason(msg('The interface is being unplugged.')), quotePod(row));
  }
  const { need } = stateOf(view, row);
  const evidence = [...quotePod(row), ...migrationEvidence(view)];
  if (!isInPod(row)) {
    const outcome = need && needOutcome(need);
    return { ...judged(need ? 'waiting' : 'unknown', outcome, evidence), isMissing: true };
  }
  return need?.kind === 'migration'
    ? judged('waiting', needOutcome(need), evidence)
    : judged('ok', undefined, evidence);
};

const judgeDomain = (view: VmView, row: InterfaceRow): OwnJudgement => {
  if (view.phase === 'stopped') return none(msg('The VM does not run.'));
  const evidence = [...quoteStatus(row), ...quoteCondition(view.vm, 'RestartRequired')];
  const { need } = stateOf(view, row);
  if (isInDomain(row) || isInGuest(row)) {
    return need?.kind === 'restart'
      ? judged('waiting', needOutcome(need), evidence)
      : judged('ok', undefined, evidence);
  }
  return { ...judged('unknown', undefined, evidence), isMissing: true };
};

const judgeGuest = (view: VmView, row: InterfaceRow): OwnJudgement => {
  if (view.phase !== 'running') return none(msg('The VM does not run.'));
  const evidence = quoteCondition(view.vmi, 'AgentConnected');
  if (isInGuest(row)) {
    const name = row.status?.guestName;
    const outcome = name === undefined ? undefined : reason(msg('As {{name}}.'), { name });
    return judged('ok', outcome, evidence);
  }
  return hasConditions(view.vmi) && !hasGuestAgent(view.vmi)
    ? judged('unknown', reason(msg('Nothing reports without guest agent.')), evidence)
    : unknown;
};

const judgeAddress = (view: VmView, row: InterfaceRow): OwnJudgement => {
  if (view.phase !== 'running') return none(msg('The VM does not run.'));
  const { status } = row;
  if (!status || !hasAddress(status)) return unknown;
  return judged(
    'ok',
    reason('{{addresses}}', { addresses: [...status.ipv4, ...status.ipv6].join(', ') }),
  );
};

const judges: Record<StepId, (view: VmView, row: InterfaceRow) => OwnJudgement> = {
  settings: () => ok,
  network: judgeNetwork,
  node: judgeNode,
  pod: judgePod,
  domain: judgeDomain,
  guest: judgeGuest,
  address: judgeAddress,
};

const weight = { error: 0, warning: 1, info: 2 } as const;

/** Hints that tell why something is not known, not that it is broken. */
const UNKNOWN_CODES: readonly FindingCode[] = [
  codes.addressesUnknownWithoutAgent,
  codes.guestDoesNotReportInterface,
];
/** Missing without being due to the cluster: the user has to do something in the guest. */
const BROKEN_HINTS: readonly FindingCode[] = [codes.guestHasNoAddress];

/** It works, and as it should when the user does what is asked. */
const WAITING_CODES: readonly FindingCode[] = [
  codes.networkChangedAfterVmStarted,
  codes.vmHasFormerSettings,
];

const statusFor = ({ code, severity }: Finding): Judgement['status'] => {
  if (WAITING_CODES.includes(code)) return 'waiting';
  if (UNKNOWN_CODES.includes(code)) return 'unknown';
  return severity === 'info' && !BROKEN_HINTS.includes(code) ? 'waiting' : 'broken';
};

/** Judges one step of an interface: by the worst finding on it, else by what objects say. */
export const judgeStep = (
  id: StepId,
  view: VmView,
  row: InterfaceRow,
  findings: readonly Finding[],
): Judgement => {
  const own = judges[id](view, row);
  const [worst] = [...findings].sort(
    (a, b) => weight[catalog[a.code].severity] - weight[catalog[b.code].severity],
  );
  if (!worst || own.status === 'notApplicable') return own;
  return { ...own, status: statusFor(worst), finding: worst, outcome: undefined };
};
