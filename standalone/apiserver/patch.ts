import jsonPatch, { type Operation } from 'fast-json-patch';
import { passesTest, valuesIn } from './patch-tests.ts';
import { typeOf } from './core/schemas.ts';
import { parseJson } from './request.ts';
import type { Resource } from './resource.ts';
import { strategicallyMerged } from './strategic.ts';
import { badRequest, unprocessable, unsupportedMediaType } from './status.ts';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC_MERGE_PATCH = 'application/strategic-merge-patch+json';
export const APPLY_PATCH = 'application/apply-patch+yaml';

const isOperation = (value: unknown): boolean =>
  isRecord(value) && typeof value.op === 'string' && typeof value.path === 'string';

const applyJsonPatch = (object: KubernetesObject, body: string): KubernetesObject => {
  const patch = parseJson(body);
  if (!Array.isArray(patch) || !patch.every(isOperation)) {
    throw badRequest('error decoding patch: a list of operations is expected');
  }
  try {
    let document = structuredClone(object);
    const written = valuesIn(body);
    for (const [index, operation] of (patch as Operation[]).entries()) {
      if (operation.op === 'test') {
        if (!passesTest(document, operation.path, written[index])) throw unprocessable();
        continue;
      }
      document = jsonPatch.applyOperation(document, operation, true, true).newDocument;
    }
    return document;
  } catch {
    // The real server, too, does not say which operation failed.
    throw unprocessable();
  }
};

/** RFC 7396. */
const mergeInto = (target: unknown, patch: unknown): unknown => {
  if (!isRecord(patch)) return patch;
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- null removes a key
    if (value === null) delete result[key];
    else result[key] = mergeInto(result[key], value);
  }
  return result;
};

/** The media types of patches that a kind takes, but that of applying. */
const typesFor = ({ custom }: Resource): string[] => [
  JSON_PATCH,
  MERGE_PATCH,
  ...(custom ? [] : [STRATEGIC_MERGE_PATCH]),
];

/**
 * Applies a patch by its content type: JSON Patch, merge patch, and for Kubernetes' own kinds strategic
 * merge patch.
 *
 * @throws ApiError 400, 415 or 422
 */
export const applyPatch = (
  object: KubernetesObject,
  resource: Resource,
  contentType: string,
  body: string,
): KubernetesObject => {
  const accepted = typesFor(resource);
  if (!accepted.includes(contentType)) {
    throw unsupportedMediaType([...accepted, APPLY_PATCH]);
  }
  if (contentType === JSON_PATCH) return applyJsonPatch(object, body);
  const patch = parseJson(body);
  if (!isRecord(patch)) throw badRequest('error decoding patch: an object is expected');
  return (
    contentType === MERGE_PATCH
      ? mergeInto(object, patch)
      : strategicallyMerged(object, patch, typeOf(resource))
  ) as KubernetesObject;
};
