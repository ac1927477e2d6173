import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { WriteOptions } from './admit.ts';
import type { Answer } from './answer.ts';
import { accessOf, existing, findOne, type Backend, type Call } from './call.ts';
import { inVersion } from './conversion/conversion.ts';
import { typeOf } from './core/schemas.ts';
import type { Write, WriteTarget } from './extension.ts';
import { applyTo, readApplication } from './fields/apply.ts';
import { list } from './list.ts';
import { APPLY_PATCH, applyPatch } from './patch.ts';
import { authorize, checkEscalation } from './rbac.ts';
import { remove } from './remove.ts';
import { isDryRun, parseJson, type ApiRequest } from './request.ts';
import type { Resource } from './resource.ts';
import { notFound } from './status.ts';
import { kindKey } from './store.ts';
import { create, now, update, type Written } from './write.ts';

const success = (resource: Resource, object: KubernetesObject): Answer => ({
  code: 200,
  body: {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: object.metadata.name,
      ...(resource.group === '' ? {} : { group: resource.group }),
      kind: resource.plural,
      uid: object.metadata.uid,
    },
  },
});

/** As Kubernetes names who does not name itself: by the first word of the client. */
const managerOf = ({ query, headers }: ApiRequest): string =>
  query.get('fieldManager') ?? headers['user-agent']?.split('/')[0] ?? 'unknown';

const writeOptions = (request: ApiRequest): WriteOptions => ({
  dryRun: isDryRun(request.query),
  fieldValidation: request.query.get('fieldValidation') ?? 'Warn',
  manager: managerOf(request),
});

export const written = (
  { resource }: Call,
  code: number,
  { object, warnings }: Written,
): Answer => ({
  code,
  body: inVersion(resource, object),
  warnings,
});

const targetOf = ({ path: { namespace, name = '', subresource } }: Call) => ({
  namespace,
  name,
  subresource,
});

const applyOne = (call: Call): Answer => {
  const { backend, user, resource, path, request } = call;
  const { name = '', subresource } = path;
  const application = readApplication(request.body, request.query, name, now(), subresource);
  const { applied } = application;
  const before = findOne(call);
  if (before) {
    const next = applyTo(before, typeOf(resource), application);
    // Only a version that is applied is a precondition.
    next.metadata = { ...next.metadata };
    if (applied.metadata.resourceVersion === undefined) delete next.metadata.resourceVersion;
    return written(call, 200, updated(call, next, before, false, applied));
  }
  if (subresource !== undefined) throw notFound(resource, name);
  authorize(backend.store, user, resource, { ...accessOf(call), verb: 'create' });
  return written(call, 201, created(call, applied, applied));
};

export const patchOne = (call: Call): Answer => {
  const { request } = call;
  if (request.contentType === APPLY_PATCH) return applyOne(call);
  const before = existing(call);
  const next = applyPatch(before, call.resource, request.contentType, request.body);
  const stale = next.metadata as { resourceVersion?: string } | undefined;
  // Only a version that the patch itself brings is a precondition.
  if (stale?.resourceVersion === before.metadata.resourceVersion) delete stale?.resourceVersion;
  return written(call, 200, updated(call, next, before, false));
};

const admitted = (
  { extension }: Backend,
  target: WriteTarget,
  body: unknown,
  options: WriteOptions,
  write: Write,
): Written => (extension ? extension.admit(target, body, options, write) : write(body, options));

/** Somebody grants no more than he may do himself. @throws ApiError 403 */
const confirmRights = (
  { backend, user, resource, path }: Call,
  body: unknown,
  before: KubernetesObject | undefined,
): void => {
  // What is no object of its kind is refused by its shape.
  if (!isRecord(body) || !isRecord(body.metadata) || body.kind !== resource.kind) return;
  const { namespace } = path;
  const metadata = { ...body.metadata, ...(namespace === undefined ? {} : { namespace }) };
  const object = { ...body, metadata } as KubernetesObject;
  checkEscalation(backend.store, user, resource, object, before);
};

/** @param applied the same where it is applied, as it was sent */
export const created = (call: Call, object: unknown, applied?: KubernetesObject): Written => {
  const { backend, resource, path, request } = call;
  return admitted(
    backend,
    { resource, subresource: undefined, before: undefined },
    object,
    { ...writeOptions(request), applied },
    (body, options) => {
      confirmRights(call, body, undefined);
      return create(backend.store, resource, path.namespace, body, options);
    },
  );
};

export const updated = (
  call: Call,
  object: unknown,
  before: KubernetesObject | undefined,
  versionRequired: boolean,
  applied?: KubernetesObject,
): Written => {
  const { backend, resource, path, request } = call;
  return admitted(
    backend,
    { resource, subresource: path.subresource, before },
    object,
    { ...writeOptions(request), applied },
    (body, options) => {
      confirmRights(call, body, before);
      return update(backend.store, resource, targetOf(call), body, { ...options, versionRequired });
    },
  );
};

/** Kinds of Kubernetes whose deletion answers with what they were, not with a Status. */
const ANSWERED_WITH_OBJECT = new Set(
  ['Pod', 'Service', 'Namespace'].map((kind) => kindKey({ group: '', kind })),
);

const deleteOptions = ({ body }: ApiRequest) => {
  const options = body.trim() === '' ? {} : parseJson(body);
  return isRecord(options) ? options : {};
};

export const deleteOne = (call: Call): Answer => {
  const { backend, resource, path, request } = call;
  const { namespace, name = '' } = path;
  const options = deleteOptions(request);
  const { gone, object } = remove(
    backend.store,
    resource,
    namespace,
    name,
    options,
    isDryRun(request.query) || Array.isArray(options.dryRun),
  );
  return gone && !ANSWERED_WITH_OBJECT.has(kindKey(resource))
    ? success(resource, object)
    : { code: 200, body: inVersion(resource, object) };
};

export const deleteMany = (call: Call): Answer => {
  const { backend, resource, path, request } = call;
  const result = list(backend.store, resource, path.namespace, request.query);
  for (const { metadata } of result.items) {
    remove(backend.store, resource, metadata.namespace, metadata.name, {}, isDryRun(request.query));
  }
  return { code: 200, body: result };
};
