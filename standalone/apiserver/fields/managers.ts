import type { KubernetesObject, ManagedFieldsEntry } from '../../kubernetes/object.ts';
import type { Schema } from '../resource.ts';
import {
  asFields,
  changedFields,
  fieldsAsked,
  fieldsOf,
  isLeaf,
  kept,
  ownable,
  union,
  without,
  withoutPlace,
  type FieldSet,
} from './field-set.ts';

/** Whoever writes an object, and how. */
export interface Writer {
  manager: string;
  subresource: string | undefined;
  /** RFC 3339 in UTC with whole seconds. */
  time: string;
  /** The object that is applied, as it was sent; undefined for every other way to write. */
  applied?: KubernetesObject | undefined;
}

/** Who owned an object before somebody applied one of its fields for the first time. */
const BEFORE_FIRST_APPLY = 'before-first-apply';

type Operation = ManagedFieldsEntry['operation'];

export const operationOf = ({ applied }: Pick<Writer, 'applied'>): Operation =>
  applied ? 'Apply' : 'Update';

/** Whether an entry is that of a writer. */
export const isEntryOf =
  (writer: Pick<Writer, 'manager' | 'subresource' | 'applied'>) =>
  ({ manager, subresource, operation }: ManagedFieldsEntry): boolean =>
    manager === writer.manager &&
    subresource === writer.subresource &&
    operation === operationOf(writer);

/** All fields that entries own. */
export const ownedBy = (entries: readonly ManagedFieldsEntry[]): FieldSet =>
  entries.reduce((all, { fieldsV1 }) => union(all, asFields(fieldsV1)), {});

const entryOf = (
  { manager, subresource, time, applied }: Writer,
  apiVersion: string,
  fieldsV1: FieldSet,
): ManagedFieldsEntry => ({
  manager,
  operation: operationOf({ applied }),
  apiVersion,
  time,
  fieldsType: 'FieldsV1',
  fieldsV1,
  ...(subresource === undefined ? {} : { subresource }),
});

const hasApplied = (entries: readonly ManagedFieldsEntry[]): boolean =>
  entries.some(({ operation }) => operation === 'Apply');

/**
 * The entries of an object that is about to be applied. What was there before anybody applied anything
 * belongs to a manager of its own, so that it is neither taken nor removed unasked.
 */
export const entriesBeforeApply = (
  live: KubernetesObject | undefined,
  schema: Schema | undefined,
  time: string,
): ManagedFieldsEntry[] => {
  const entries = live?.metadata.managedFields ?? [];
  if (!live || hasApplied(entries)) return entries;
  const { status: _status, ...described } = ownable(live);
  const all = withoutPlace(fieldsOf(described, schema));
  const unowned = without(all, ownedBy(entries));
  if (isLeaf(unowned)) return entries;
  const writer = { manager: BEFORE_FIRST_APPLY, subresource: undefined, time };
  return [entryOf(writer, live.apiVersion, unowned), ...entries];
};

/**
 * `metadata.managedFields` after a write: the writer owns what it changed or applied, with the time of the
 * write, and others lose what it changed. Nothing moves where nothing was changed.
 *
 * Source: k8s.io/apimachinery pkg/util/managedfields/internal/managedfieldsupdater.go, and
 * sigs.k8s.io/structured-merge-diff merge/update.go.
 */
export const managedFieldsAfter = (
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  schema: Schema | undefined,
  writer: Writer,
): ManagedFieldsEntry[] | undefined => {
  const { applied, time } = writer;
  const isOwn = isEntryOf(writer);
  const former = applied
    ? entriesBeforeApply(before, schema, time)
    : before?.metadata.managedFields;
  const now = ownable(after);
  const was = before ? ownable(before) : { metadata: {} };
  const changed = changedFields(was, now, schema);
  const own = former?.find(isOwn);
  if (!applied && before && isLeaf(changed) && isLeaf(changedFields(now, was, schema))) {
    return former;
  }
  const there = withoutPlace(fieldsOf(now, schema));
  const others = (former ?? []).flatMap((entry): ManagedFieldsEntry[] => {
    if (isOwn(entry)) return [];
    const fieldsV1 = kept(asFields(entry.fieldsV1), there, changed);
    return isLeaf(fieldsV1) ? [] : [{ ...entry, fieldsV1 }];
  });
  const mine = applied
    ? kept(fieldsAsked(applied, schema), there, {})
    : union(kept(asFields(own?.fieldsV1), there, {}), changed);
  if (isLeaf(mine)) return others;
  const isSame = isLeaf(changed) && (!applied || sameFields(own, mine));
  const entry = entryOf(writer, after.apiVersion, mine);
  return [...others, { ...entry, time: isSame && own ? own.time : time }];
};

const sameFields = (own: ManagedFieldsEntry | undefined, fields: FieldSet): boolean =>
  own !== undefined && JSON.stringify(own.fieldsV1) === JSON.stringify(fields);
