import { inRoom } from '../../findings/rooms';
import type { InterfaceRow } from '../interfaces/interfaces';
import { checkCredentialState, checkGuest, checkMigratable } from './state/guest';
import { checkConfiguration } from './state/configuration';
import { checkNode, checkTarget } from './state/nodes';
import { checkPending } from './state/pending';
import { checkPod, checkTrouble } from './state/pod';
import type { StepFinding } from './state/step';
import type { VmView } from '../interfaces/view';

/**
 * What is wrong with one interface of a VM as it runs or will run, and where on its way. A VM that is
 * stopped has what keeps it from its networks when it starts, and what the scheduler has said.
 */
export const checkRow = (view: VmView, row: InterfaceRow): StepFinding[] => [
  ...checkConfiguration(view, row),
  ...checkNode(view, row),
  ...(view.vmi
    ? [
        ...checkMigratable(view, row),
        ...checkTarget(view, row),
        ...checkPending(view, row),
        ...checkPod(view, row),
        ...checkGuest(view, row),
      ]
    : []),
];

/** The same for all interfaces, and for the VM as a whole. */
export const checkState = (view: VmView): StepFinding[] =>
  inRoom<StepFinding[]>(
    view.vm ?? view.vmi ?? {},
    () => [
      ...checkTrouble(view),
      ...checkCredentialState(view),
      ...view.rows.flatMap((row) => checkRow(view, row)),
    ],
    (finding) => [{ step: 'settings', finding }],
  );
