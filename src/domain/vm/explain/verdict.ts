import type { Finding } from '../../findings/finding';
import type { InterfaceRow } from '../interfaces/interfaces';
import type { VmView } from '../interfaces/view';
import { stateOf } from '../lifecycle/interface-state';
import { explainInterface } from './explain';

/** What is to be said of an interface beside how far it has come. */
export interface Verdict {
  /** `broken`: its traffic does not get where it should; `limited`: it does, but not as it should. */
  kind: 'broken' | 'limited';
  finding: Finding;
}

const known = new WeakMap<InterfaceRow, Verdict | undefined>();

const judge = (view: VmView, row: InterfaceRow): Verdict | undefined => {
  const object = view.vm ?? view.vmi;
  const steps = (object && explainInterface(view.world, object, row.name, [])?.steps) ?? [];
  const found = steps.flatMap(({ finding }) => finding ?? []);
  const worst = found.find(({ severity }) => severity === 'error');
  if (worst) return { kind: 'broken', finding: worst };
  // What waits for something is said by that.
  if (stateOf(view, row).need) return undefined;
  const next = found.find(({ severity }) => severity === 'warning');
  return next && { kind: 'limited', finding: next };
};

/** The first of the worst that the explanation of an interface finds; worked out once for each row. */
export const verdictOf = (view: VmView, row: InterfaceRow): Verdict | undefined => {
  if (!known.has(row)) known.set(row, judge(view, row));
  return known.get(row);
};
