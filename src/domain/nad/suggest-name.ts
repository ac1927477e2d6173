import { freeName } from '../core/free-name';
import { asTyped, type FormValues } from '../forms/leaf';
import { networkTypeSpecs, type NetworkType } from './network-types';

const wordsOf = (type: NetworkType, values: FormValues): string[] =>
  networkTypeSpecs[type].nameWords((field) => asTyped(values[field]).trim());

/** Longest name, with room for a number that tells it from others. */
const MAX_LENGTH = 63 - 5;

/** A text as the name of an object: always allowed, and `network` where nothing of it can stand. */
export const asName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0]+/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, '') || 'network';

/**
 * A name for a new network from what it leads to, such as `br1-vlan100`: always allowed as a name,
 * and not among those that are taken in its namespace.
 */
export const suggestName = (
  type: NetworkType,
  values: FormValues,
  isTaken: (name: string) => boolean,
): string => freeName(asName(wordsOf(type, values).join('-')), isTaken);
