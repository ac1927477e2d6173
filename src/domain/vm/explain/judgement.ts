import type { Finding } from '../../findings/finding';
import { reason, type Reason } from '../../core/reasons';
import type { InterfaceRow } from '../interfaces/interfaces';

/** What is said of one step. */
export interface Judgement {
  status: 'ok' | 'broken' | 'waiting' | 'unknown' | 'notApplicable';
  /** Template and values of what was found, to be translated; a finding has its own message. */
  outcome: Reason | undefined;
  /** What is wrong and what to do, where a rule says so. */
  finding: Finding | undefined;
  /** What objects and events say, as it is. */
  evidence: string[];
  /** The step is not done at all, so that what comes behind it cannot be. */
  isMissing?: boolean;
}

/** What objects say by themselves: that something is broken only a finding says. */
export type OwnJudgement = Judgement & { status: Exclude<Judgement['status'], 'broken'> };

export const judged = (
  status: OwnJudgement['status'],
  outcome?: Reason,
  evidence: string[] = [],
): OwnJudgement => ({ status, outcome, finding: undefined, evidence });

export const ok = judged('ok');
export const unknown = judged('unknown');
export const none = (text: string): OwnJudgement => judged('notApplicable', reason(text));

export const valuesOf = ({ spec }: InterfaceRow) => (spec.running ?? spec.configured)?.values;
