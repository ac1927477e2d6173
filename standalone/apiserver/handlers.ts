import type { User } from '../kubernetes/user.ts';
import type { Answer } from './answer.ts';
import type { Extension, Write, WriteTarget } from './extension.ts';
import { discover, pluralOfReview, REVIEWS } from './discovery.ts';
import { inVersion } from './conversion/conversion.ts';
import { list, partial } from './list.ts';
import { applyPatch } from './patch.ts';
import { parsePath, segmentsOf, type ResourcePath } from './paths.ts';
import { authorize, checkEscalation } from './rbac.ts';
import type { Registry } from './registry.ts';
import { bodyOf, isDryRun, parseJson, wantsMetadataOnly, type ApiRequest } from './request.ts';
import { review } from './reviews.ts';
import { methodNotAllowed, noSuchResource, notFound, unauthorized } from './status.ts';
import { kindKey, objectKey, type Store } from './store.ts';
import { isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';
import { readWatch, type WatchSpec } from './watch.ts';
import type { WriteOptions } from './admit.ts';
import { remove } from './remove.ts';
import { create, update, type Written } from './write.ts';

export interface Backend {
  store: Store;
  registry: Registry;
  users: readonly [User, ...User[]];
  /** Undefined when nothing but the API itself is played. */
  extension?: Extension;
}

/** A request for changes instead of an answer. */
export interface WatchRequest {
  watch: WatchSpec;
}

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

/** Who asks: by token, or the first user when there is none. @throws ApiError 401 */
export const userOf = ({ users }: Backend, authorization: string | undefined): User => {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return users[0];
  const user = users.find((candidate) => candidate.token === token);
  if (!user) throw unauthorized();
  return user;
};

const verbOf = (method: string, path: ResourcePath, watching: boolean): string => {
  const one = path.name !== undefined;
  switch (method) {
    case 'GET':
    case 'HEAD':
      if (watching) return 'watch';
      return one ? 'get' : 'list';
    case 'POST':
      if (!one) return 'create';
      break;
    case 'PUT':
      if (one) return 'update';
      break;
    case 'PATCH':
      if (one) return 'patch';
      break;
    case 'DELETE':
      if (path.subresource === undefined) return one ? 'delete' : 'deletecollection';
      break;
  }
  throw methodNotAllowed();
};

/** As Kubernetes names who does not name itself: by the first word of the client. */
const managerOf = ({ query, headers }: ApiRequest): string =>
  query.get('fieldManager') ?? headers['user-agent']?.split('/')[0] ?? 'unknown';

const writeOptions = (request: ApiRequest): WriteOptions => ({
  dryRun: isDryRun(request.query),
  fieldValidation: request.query.get('fieldValidation') ?? 'Warn',
  manager: managerOf(request),
});

interface Call {
  backend: Backend;
  user: User;
  resource: Resource;
  path: ResourcePath;
  request: ApiRequest;
}

const written = ({ resource }: Call, code: number, { object, warnings }: Written): Answer => ({
  code,
  body: inVersion(resource, object),
  warnings,
});

const shown = ({ resource, request }: Call, object: KubernetesObject): unknown =>
  wantsMetadataOnly(request) ? partial(object) : inVersion(resource, object);

const existing = ({ backend: { store }, resource, path }: Call): KubernetesObject => {
  const { namespace, name = '' } = path;
  const found = store.get(
    kindKey(resource),
    objectKey(resource.namespaced ? namespace : undefined, name),
  );
  if (!found) throw notFound(resource, name);
  return inVersion(resource, found);
};

const listOf = (call: Call): Answer => {
  const { backend, resource, path, request } = call;
  const result = list(backend.store, resource, path.namespace, request.query);
  if (!wantsMetadataOnly(request)) return { code: 200, body: result };
  return {
    code: 200,
    body: {
      ...result,
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      items: result.items.map(partial),
    },
  };
};

const targetOf = ({ path: { namespace, name = '', subresource } }: Call) => ({
  namespace,
  name,
  subresource,
});

const patchOne = (call: Call): Answer => {
  const { request } = call;
  const before = existing(call);
  const next = applyPatch(before, request.contentType, request.body);
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

const created = (call: Call): Written => {
  const { backend, resource, path, request } = call;
  return admitted(
    backend,
    { resource, subresource: undefined, before: undefined },
    bodyOf(request),
    writeOptions(request),
    (body, options) => {
      confirmRights(call, body, undefined);
      return create(backend.store, resource, path.namespace, body, options);
    },
  );
};

const updated = (
  call: Call,
  object: unknown,
  before: KubernetesObject | undefined,
  versionRequired: boolean,
): Written => {
  const { backend, resource, path, request } = call;
  return admitted(
    backend,
    { resource, subresource: path.subresource, before },
    object,
    writeOptions(request),
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

const deleteOne = (call: Call): Answer => {
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

const deleteMany = (call: Call): Answer => {
  const { backend, resource, path, request } = call;
  const result = list(backend.store, resource, path.namespace, request.query);
  for (const { metadata } of result.items) {
    remove(backend.store, resource, metadata.namespace, metadata.name, {}, isDryRun(request.query));
  }
  return { code: 200, body: result };
};

const perform = (verb: string, call: Call): Answer => {
  const { resource, path, request } = call;
  switch (verb) {
    case 'get':
      return { code: 200, body: shown(call, existing(call)) };
    case 'list':
      return listOf(call);
    case 'create':
      if (resource.namespaced && path.namespace === undefined) throw methodNotAllowed();
      return written(call, 201, created(call));
    case 'update':
      return written(call, 200, updated(call, bodyOf(request), existing(call), true));
    case 'patch':
      return patchOne(call);
    case 'delete':
      return deleteOne(call);
    default:
      return deleteMany(call);
  }
};

const reviewOf = (
  { store }: Backend,
  user: User,
  { group, version, plural, name }: ResourcePath,
  request: ApiRequest,
): Answer | undefined => {
  const reviews = REVIEWS[group];
  const kind = reviews?.kinds.find((candidate) => pluralOfReview(candidate) === plural);
  if (!kind || reviews?.version !== version || name !== undefined) return undefined;
  if (request.method !== 'POST') throw methodNotAllowed();
  const body = bodyOf(request);
  return { code: 201, body: review(store, user, kind, isRecord(body) ? body : {}) };
};

/**
 * Answers a request, or says that it is a watch; undefined for a path that names nothing.
 *
 * @throws ApiError with the Status to answer
 */
export const handle = (
  backend: Backend,
  request: ApiRequest,
): Answer | WatchRequest | undefined => {
  const user = userOf(backend, request.headers.authorization);
  const { pathname, query } = request;
  const segments = segmentsOf(pathname);
  const resources = backend.registry.all();
  const discovered = discover(segments, resources, backend.extension?.subresources);
  if (discovered !== undefined) return { code: 200, body: discovered };
  const path = parsePath(segments);
  if (!path) return undefined;
  const reviewed = reviewOf(backend, user, path, request);
  if (reviewed) return reviewed;
  const acted = backend.extension?.act(user, path, request);
  if (acted) return acted;
  const resource = backend.registry.find(path.group, path.version, path.plural);
  if (!resource) {
    const known = resources.some(
      ({ group, version }) => group === path.group && version === path.version,
    );
    if (known) throw noSuchResource();
    return undefined;
  }
  const isStatus = path.subresource === 'status' && resource.status;
  if (path.subresource !== undefined && !isStatus) throw noSuchResource();
  if (path.namespace !== undefined && !resource.namespaced) throw noSuchResource();
  if (path.name !== undefined && resource.namespaced && path.namespace === undefined) {
    throw noSuchResource();
  }
  const watching = path.name === undefined && ['true', '1'].includes(query.get('watch') ?? '');
  const verb = verbOf(request.method, path, watching);
  // A namespace is authorized within itself.
  const namespace =
    resource.group === '' && resource.kind === 'Namespace' ? path.name : path.namespace;
  authorize(backend.store, user, resource, {
    verb,
    group: resource.group,
    resource: isStatus ? `${resource.plural}/status` : resource.plural,
    ...(namespace === undefined ? {} : { namespace }),
    ...(path.name === undefined ? {} : { name: path.name }),
  });
  if (verb === 'watch') return { watch: readWatch(resource, path.namespace, query) };
  return perform(verb, { backend, user, resource, path, request });
};
