import { isRecord } from '../kubernetes/object.ts';
import type { User } from '../kubernetes/user.ts';
import type { Answer } from './answer.ts';
import { accessOf, existing, type Backend, type Call } from './call.ts';
import { discover, pluralOfReview, REVIEWS } from './discovery.ts';
import { list } from './list.ts';
import { describeApi } from './openapi/index.ts';
import { parsePath, segmentsOf, type ResourcePath } from './paths.ts';
import { presentationOf, presentList, presentOne, presentWatched } from './present.ts';
import { authorize } from './rbac.ts';
import { bodyOf, type ApiRequest } from './request.ts';
import { review } from './reviews.ts';
import { methodNotAllowed, noSuchResource, unauthorized } from './status.ts';
import { readWatch, type WatchSpec } from './watch.ts';
import { created, deleteMany, deleteOne, patchOne, updated, written } from './writes.ts';

/** A request for changes instead of an answer. */
export interface WatchRequest {
  watch: WatchSpec;
}

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

const listOf = ({ backend, resource, path, request }: Call): Answer => {
  const result = list(backend.store, resource, path.namespace, request.query);
  return { code: 200, body: presentList(presentationOf(request), resource, result) };
};

const perform = (verb: string, call: Call): Answer => {
  const { resource, path, request } = call;
  switch (verb) {
    case 'get':
      return { code: 200, body: presentOne(presentationOf(request), resource, existing(call)) };
    case 'list':
      return listOf(call);
    case 'create':
      if (resource.namespaced && path.namespace === undefined) throw methodNotAllowed();
      return written(call, 201, created(call, bodyOf(request)));
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
  const { pathname, query, headers } = request;
  const segments = segmentsOf(pathname);
  const resources = backend.registry.all();
  const discovered = discover(segments, resources, backend.extension?.subresources);
  if (discovered !== undefined) return { code: 200, body: discovered };
  const described = describeApi(backend.registry, resources, segments, headers.accept ?? '');
  if (described) return described;
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
  const call: Call = { backend, user, resource, path, request };
  authorize(backend.store, user, resource, { ...accessOf(call), verb });
  if (verb === 'watch') {
    const present = presentWatched(presentationOf(request), resource);
    return { watch: { ...readWatch(resource, path.namespace, query), present } };
  }
  return perform(verb, call);
};
