import { isRecord } from '../../core/resource';
import { fieldsOf } from '../../shapes/fields';
import { trunkEntry } from '../schema/plugins';
import { asTyped, numberOrText } from '../../forms/leaf';
import { mergeList, UNREADABLE } from '../../forms/list-text';

const wordsOf = (entry: unknown): string[] => {
  if (!isRecord(entry)) return [UNREADABLE];
  const fields = fieldsOf(entry, trunkEntry, '');
  const id = asTyped(fields.get('id'));
  const min = asTyped(fields.get('minID'));
  const max = asTyped(fields.get('maxID'));
  const words = [
    ...(id === '' ? [] : [id]),
    ...(min === '' && max === '' ? [] : [`${min}-${max}`]),
  ];
  return words.length > 0 ? words : [UNREADABLE];
};

const entryOf = (word: string): unknown => {
  const range = /^(\d*)\s*-\s*(.*)$/.exec(word);
  const id = numberOrText(word);
  if (!range || typeof id === 'number') return { id };
  const minID = numberOrText(range[1] ?? '');
  const maxID = numberOrText(range[2] ?? '');
  return {
    ...(minID === undefined ? {} : { minID }),
    ...(maxID === undefined ? {} : { maxID }),
  };
};

/**
 * A bridge's `vlanTrunk` as text such as `10, 20-30`. An entry that says neither is shown as `?`.
 * Undefined where the value is no list.
 */
export const trunkText = (trunk: unknown): string | undefined => {
  if (trunk === undefined) return '';
  return Array.isArray(trunk) ? trunk.flatMap(wordsOf).join(', ') : undefined;
};

/**
 * The list for a text; undefined for one without VLANs. What is no number is written as typed, so
 * that a rule can name it. Entries that are still there keep what else they hold.
 */
export const trunkFromText = (typed: string, before: unknown): unknown[] | undefined => {
  const entries = mergeList(typed, Array.isArray(before) ? before : [], wordsOf, entryOf);
  return entries.length > 0 ? entries : undefined;
};
