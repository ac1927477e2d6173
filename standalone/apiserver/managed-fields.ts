import { isRecord, type KubernetesObject, type ManagedFieldsEntry } from '../kubernetes/object.ts';

/** Fields of an object as `metadata.managedFields` names them: `f:spec` within it `f:config`. */
interface FieldSet {
  [key: string]: FieldSet;
}

/** Whoever writes an object, and how. */
export interface Writer {
  manager: string;
  subresource: string | undefined;
  /** RFC 3339 in UTC with whole seconds. */
  time: string;
}

/** What no manager owns. */
const OWNED_BY_SERVER = new Set([
  'name',
  'generateName',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
]);

/** The part of an object that has managers. */
const ownable = ({ metadata, ...rest }: KubernetesObject): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.entries(rest).filter(([key]) => key !== 'apiVersion' && key !== 'kind'),
  ),
  metadata: Object.fromEntries(
    Object.entries(metadata).filter(([key]) => !OWNED_BY_SERVER.has(key)),
  ),
});

/** A list counts as one field: the lists that have keys are those of kinds that have none here. */
const fieldsOf = (value: unknown): FieldSet =>
  isRecord(value)
    ? {
        '.': {},
        ...Object.fromEntries(
          Object.entries(value).map(([key, entry]) => [`f:${key}`, fieldsOf(entry)]),
        ),
      }
    : {};

const isLeaf = (fields: FieldSet): boolean => Object.keys(fields).length === 0;

/** What is in one state and not, or not so, in another. */
const changedFields = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldSet => {
  const changed: FieldSet = {};
  for (const [key, value] of Object.entries(after)) {
    const former = before[key];
    if (isRecord(value) && isRecord(former)) {
      const inner = changedFields(former, value);
      if (!isLeaf(inner)) changed[`f:${key}`] = inner;
    } else if (JSON.stringify(value) !== JSON.stringify(former)) {
      changed[`f:${key}`] = fieldsOf(value);
    }
  }
  return changed;
};

const union = (a: FieldSet, b: FieldSet): FieldSet => {
  const joined: FieldSet = { ...a };
  for (const [key, fields] of Object.entries(b)) {
    joined[key] = union(joined[key] ?? {}, fields);
  }
  return joined;
};

/** Those of `fields` that the object still has and that nobody else has just taken. */
const kept = (fields: FieldSet, there: FieldSet, taken: FieldSet): FieldSet =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, inner]): [string, FieldSet][] => {
      const found = there[key];
      const lost = taken[key];
      if (!found || (lost && isLeaf(lost) && key !== '.')) return [];
      if (isLeaf(inner)) return [[key, inner]];
      const rest = kept(inner, found, lost ?? {});
      return isLeaf(rest) ? [] : [[key, rest]];
    }),
  );

const asFields = (value: unknown): FieldSet =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asFields(entry)]))
    : {};

const withoutPlace = ({ '.': _place, ...fields }: FieldSet): FieldSet => fields;

/**
 * `metadata.managedFields` after a write: the writer owns what it changed, with the time of the write,
 * and others lose it. Nothing moves where nothing was changed.
 *
 * Source: k8s.io/apimachinery pkg/util/managedfields/internal/managedfieldsupdater.go.
 */
export const managedFieldsAfter = (
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  { manager, subresource, time }: Writer,
): ManagedFieldsEntry[] | undefined => {
  const former = before?.metadata.managedFields;
  const now = ownable(after);
  const changed = changedFields(before ? ownable(before) : { metadata: {} }, now);
  if (before && isLeaf(changed)) {
    const removed = changedFields(now, ownable(before));
    if (isLeaf(removed)) return former;
  }
  const there = withoutPlace(fieldsOf(now));
  const isOwn = (entry: ManagedFieldsEntry): boolean =>
    entry.manager === manager && entry.subresource === subresource;
  const own = former?.find(isOwn);
  const others = (former ?? []).flatMap((entry): ManagedFieldsEntry[] => {
    if (isOwn(entry)) return [];
    const fieldsV1 = kept(asFields(entry.fieldsV1), there, changed);
    return isLeaf(fieldsV1) ? [] : [{ ...entry, fieldsV1 }];
  });
  const mine = union(kept(asFields(own?.fieldsV1), there, {}), changed);
  if (isLeaf(mine)) return others;
  return [
    ...others,
    {
      manager,
      operation: 'Update',
      apiVersion: after.apiVersion,
      time: isLeaf(changed) && own ? own.time : time,
      fieldsType: 'FieldsV1',
      fieldsV1: mine,
      ...(subresource === undefined ? {} : { subresource }),
    },
  ];
};
