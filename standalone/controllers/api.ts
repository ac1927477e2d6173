import type { User } from '../kubernetes/user.ts';
import type { Answer } from '../apiserver/answer.ts';
import type { Write, WriteTarget } from '../apiserver/extension.ts';
import type { ResourcePath } from '../apiserver/paths.ts';
import { authorize } from '../apiserver/rbac.ts';
import { parseJson, type ApiRequest } from '../apiserver/request.ts';
import { methodNotAllowed, noSuchResource } from '../apiserver/status.ts';
import { isRecord } from '../kubernetes/object.ts';
import type { Store } from '../apiserver/store.ts';
import type { Resource } from '../apiserver/resource.ts';
import type { WriteOptions } from '../apiserver/admit.ts';
import type { Written } from '../apiserver/write.ts';
import type { Admission } from './admission/index.ts';
import type { Cluster } from './cluster.ts';
import { evict } from './eviction.ts';
import { actOnVm, SUBRESOURCE_GROUP, SUBRESOURCE_VERSIONS, VM_ACTIONS } from './subresources.ts';

const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/**
 * Writes an object by way of the admission webhooks, which see it as it would be stored: pruned,
 * completed and valid by its schema.
 *
 * @throws ApiError of the schema or of a webhook
 */
export const writeThroughWebhooks = (
  admission: Admission,
  { resource, subresource, before }: WriteTarget,
  body: unknown,
  options: WriteOptions,
  write: Write,
): Written => {
  if (!admission.concerns(resource) || subresource !== undefined) {
    return write(body, options);
  }
  const tried = write(body, { ...options, dryRun: true });
  const { dryRun } = options;
  const admitted = admission.review({ resource, object: tried.object, before, dryRun });
  const { object } = write(admitted.object, options);
  return { object, warnings: [...tried.warnings, ...admitted.warnings] };
};

/**
 * Answers `PUT /apis/subresources.kubevirt.io/v1/namespaces/NS/virtualmachines/NAME/restart` and its
 * like; undefined for paths of other groups.
 *
 * @throws ApiError 403, 404, 405 or what the action itself refuses
 */
export const actOnSubresource = (
  cluster: Cluster,
  store: Store,
  user: User,
  path: ResourcePath,
  { method, body }: ApiRequest,
): Answer | undefined => {
  const { group, version, plural, namespace, name, subresource } = path;
  if (group === '' && plural === 'pods' && subresource === 'eviction') {
    return evicted(cluster, store, user, path, { method, body });
  }
  if (group !== SUBRESOURCE_GROUP || !SUBRESOURCE_VERSIONS.includes(version)) return undefined;
  const action = VM_ACTIONS.find((each) => each === subresource);
  if (!action || plural !== 'virtualmachines' || namespace === undefined || name === undefined) {
    throw noSuchResource();
  }
  if (method !== 'PUT') throw methodNotAllowed();
  authorize(store, user, resourceOf(version), {
    verb: 'update',
    group,
    resource: `${plural}/${action}`,
    namespace,
    name,
  });
  actOnVm(cluster, namespace, name, action, body.trim() === '' ? {} : parseJson(body));
  return { code: 202 };
};

const PODS: Resource = {
  group: '',
  plural: 'pods',
  kind: 'Pod',
  version: 'v1',
  singular: 'pod',
  listKind: 'PodList',
  shortNames: [],
  categories: [],
  namespaced: true,
  custom: false,
  status: true,
};

/** @throws ApiError 403, 404, 405 or 429 */
const evicted = (
  cluster: Cluster,
  store: Store,
  user: User,
  { namespace = '', name = '' }: ResourcePath,
  { method, body }: Pick<ApiRequest, 'method' | 'body'>,
): Answer => {
  if (method !== 'POST') throw methodNotAllowed();
  const resource = 'pods/eviction';
  authorize(store, user, PODS, { verb: 'create', group: '', resource, namespace, name });
  const { deleteOptions } = recordOf(parseJson(body));
  const { dryRun } = recordOf(deleteOptions);
  evict(cluster, namespace, name, { dryRun: Array.isArray(dryRun) && dryRun.includes('All') });
  return {
    code: 201,
    body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 },
  };
};

/** What the subresources belong to; nothing of it is stored under this group. */
const resourceOf = (version: string): Resource => ({
  group: SUBRESOURCE_GROUP,
  plural: 'virtualmachines',
  kind: 'VirtualMachine',
  version,
  singular: '',
  listKind: '',
  shortNames: [],
  categories: [],
  namespaced: true,
  custom: true,
  status: false,
});
