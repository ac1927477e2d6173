import type { Finding, ObjectReference } from '../../findings/finding';
import { referenceOf } from '../../findings/report';
import { reason, type Reason } from '../../core/reasons';
import { nadsOf } from '../../nad/nads';
import type { InterfaceRow } from '../interfaces/interfaces';
import { nadOfSource } from '../interfaces/nad-facts';
import type { VmView } from '../interfaces/view';

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

export const judged = (
  status: Judgement['status'],
  outcome?: Reason,
  evidence: string[] = [],
): Judgement => ({ status, outcome, finding: undefined, evidence });

export const ok = judged('ok');
export const unknown = judged('unknown');
export const none = (text: string): Judgement => judged('notApplicable', reason(text));

export const because = (finding: Finding, evidence: string[] = []): Judgement => ({
  status: finding.severity === 'info' ? 'waiting' : 'broken',
  outcome: undefined,
  finding,
  evidence,
});

export const valuesOf = ({ spec }: InterfaceRow) => (spec.running ?? spec.configured)?.values;

/** The network of an interface; the VM where it is not there. */
export const nadReference = (view: VmView, row: InterfaceRow): ObjectReference => {
  const nad = nadOfSource(nadsOf(view.world), valuesOf(row)?.network);
  return nad ? referenceOf(nad.nad) : view.reference;
};
