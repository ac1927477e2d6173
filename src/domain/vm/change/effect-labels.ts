import { msg } from '../../core/msg';
import type { ChangedPart } from './form-changes';
import type { Effect, EffectKind } from './effects';
import { propertyLabel } from '../interfaces/labels';

const labels: Record<EffectKind, string> = {
  none: msg('Nothing changes for the running VM'),
  live: msg('Applied at once, while the VM runs'),
  migration: msg('Applied by a live migration'),
  nextStart: msg('Applied when the VM starts the next time'),
  restart: msg('Needs a restart of the VM'),
  refused: msg('Not possible'),
};

const migrations: Record<NonNullable<Effect['how']>, string> = {
  automatic: msg('Applied by a live migration that starts by itself'),
  manual: msg('Needs a live migration that you start'),
  unknown: labels.migration,
};

/** What happens to a running VM, in one line to be translated. */
export const effectLabel = ({ kind, how }: Pick<Effect, 'kind' | 'how'>): string =>
  kind === 'migration' && how !== undefined ? migrations[how] : labels[kind];

/** What is changed, to be translated. */
export const partLabel = (part: ChangedPart): string => {
  if (part === 'name') return msg('Name');
  if (part === 'addresses') return msg('Addresses');
  return part === 'multiqueue' ? msg('Multiqueue') : propertyLabel(part);
};
