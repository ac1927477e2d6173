import type { Finding } from '../../../findings/finding';
import { checkNad } from '../../../nad/check';
import type { ParsedNad } from '../../../nad/nads';
import { resolveNad } from '../../interfaces/nad-resolution';
import type { InterfaceRow } from '../../interfaces/interfaces';
import type { VmView } from '../../interfaces/view';
import type { StepFinding } from './step';

const known = new WeakMap<ParsedNad, Finding | undefined>();

/** The first error of a network's own configuration; looked for once. */
const errorOf = (nad: ParsedNad): Finding | undefined => {
  if (!known.has(nad)) {
    known.set(
      nad,
      checkNad(nad.nad).find(({ severity }) => severity === 'error'),
    );
  }
  return known.get(nad);
};

/** A network whose configuration keeps it from working, whoever is connected to it. */
export const checkConfiguration = (view: VmView, row: InterfaceRow): StepFinding[] => {
  const source = (row.spec.running ?? row.spec.configured)?.values.network;
  if (source?.kind !== 'multus') return [];
  const found = resolveNad(view.world, source);
  const finding = found.kind === 'found' ? errorOf(found.nad) : undefined;
  return finding ? [{ step: 'network', finding }] : [];
};
