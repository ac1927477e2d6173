import { parse } from 'yaml';
import { isRecord, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Schema } from '../resource.ts';
import { ApiError, badRequest } from '../status.ts';
import {
  asFields,
  changedFields,
  fieldsAsked,
  ownable,
  pathsInBoth,
  union,
  without,
} from './field-set.ts';
import { entriesBeforeApply, isEntryOf, ownedBy, type Writer } from './managers.ts';
import { merged, pruned } from './merge.ts';

/** What somebody applies, and with which right. */
export interface Application extends Omit<Writer, 'applied'> {
  applied: KubernetesObject;
  /** Takes fields that others own, too. */
  force: boolean;
}

const missingManager = (): ApiError =>
  new ApiError(
    422,
    'Invalid',
    'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    {
      group: 'meta.k8s.io',
      kind: 'PatchOptions',
      causes: [
        {
          reason: 'FieldValueRequired',
          message: 'Required value: is required for apply patch',
          field: 'fieldManager',
        },
      ],
    },
  );

/** Reads the body and the parameters of an apply patch. @throws ApiError 400 or 422 */
export const readApplication = (
  text: string,
  query: URLSearchParams,
  name: string,
  time: string,
  subresource: string | undefined,
): Application => {
  const manager = query.get('fieldManager');
  if (manager === null || manager === '') throw missingManager();
  let body: unknown;
  try {
    body = parse(text) as unknown;
  } catch (error) {
    throw badRequest(
      `error decoding YAML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (!isRecord(body)) throw badRequest('error decoding YAML: an object is expected');
  const metadata = isRecord(body.metadata) ? body.metadata : {};
  if (Array.isArray(metadata.managedFields) && metadata.managedFields.length > 0) {
    throw badRequest('metadata.managedFields must be nil');
  }
  return {
    applied: {
      ...body,
      metadata: { ...metadata, name: metadata.name ?? name },
    } as KubernetesObject,
    force: query.get('force') === 'true',
    manager,
    subresource,
    time,
  };
};

const conflicts = (found: { who: string; field: string }[]): ApiError => {
  const byManager = new Map<string, string[]>();
  for (const { who, field } of found) byManager.set(who, [...(byManager.get(who) ?? []), field]);
  const texts = [...byManager].map(([who, fields]) =>
    fields.length === 1
      ? `conflict with ${who}: ${fields[0] ?? ''}`
      : `conflicts with ${who}:\n${fields.map((field) => `- ${field}`).join('\n')}`,
  );
  const count = found.length === 1 ? '1 conflict' : `${found.length} conflicts`;
  const causes = found.map(({ who, field }) => ({
    reason: 'FieldManagerConflict' as const,
    message: `conflict with ${who}`,
    field,
  }));
  return new ApiError(409, 'Conflict', `Apply failed with ${count}: ${texts.join('\n')}`, {
    causes,
  });
};

/**
 * The object after somebody has applied fields to it: what is asked for over what is there, without what
 * the same manager asked for before and nobody else has.
 *
 * @throws ApiError 409 where that would change fields of others, unless it is forced
 */
export const applyTo = (
  live: KubernetesObject,
  schema: Schema | undefined,
  application: Application,
): KubernetesObject => {
  const { applied, force, time } = application;
  const entries = entriesBeforeApply(live, schema, time);
  const isOwn = isEntryOf(application);
  const others = entries.filter((entry) => !isOwn(entry));
  const { metadata, ...rest } = applied;
  const { managedFields: _managed, creationTimestamp: _created, ...given } = metadata;
  const asked = { ...rest, metadata: given } as KubernetesObject;
  const next = merged(live, asked, schema) as KubernetesObject;
  const changed = changedFields(ownable(live), ownable(next), schema);
  const found = others.flatMap(({ manager, operation, subresource, apiVersion, ...entry }) => {
    const within = subresource === undefined ? '' : ` with subresource "${subresource}"`;
    const at = operation === 'Update' ? ` at ${entry.time}` : '';
    const who = `${JSON.stringify(manager)}${within} using ${apiVersion}${at}`;
    return pathsInBoth(changed, asFields(entry.fieldsV1)).map((field) => ({ who, field }));
  });
  if (found.length > 0 && !force) throw conflicts(found);
  const mine = fieldsAsked(asked, schema);
  const unwanted = without(ownedBy(entries.filter(isOwn)), mine);
  // The metadata themselves are wanted by the server.
  const wanted = union({ 'f:metadata': { '.': {} } }, union(ownedBy(others), mine));
  return pruned(next, schema, unwanted, wanted) as KubernetesObject;
};
