import type { ScenarioUser } from '../../scenarios/types.ts';
import type { Answer } from '../handlers.ts';
import type { ResourcePath } from '../paths.ts';
import { authorize } from '../rbac.ts';
import { parseJson, type ApiRequest } from '../request.ts';
import { methodNotAllowed, noSuchResource } from '../status.ts';
import type { Store } from '../store.ts';
import type { KubernetesObject, Resource } from '../types.ts';
import type { WriteOptions, Written } from '../write.ts';
import type { RunningControllers } from './index.ts';
import { actOnVm, SUBRESOURCE_GROUP, SUBRESOURCE_VERSIONS, VM_ACTIONS } from './subresources.ts';

interface Target {
  resource: Resource;
  subresource: string | undefined;
  before: KubernetesObject | undefined;
}

/**
 * Writes an object by way of the admission webhooks, which see it as it would be stored: pruned,
 * completed and valid by its schema.
 *
 * @throws ApiError of the schema or of a webhook
 */
export const writeThroughWebhooks = (
  controllers: RunningControllers | undefined,
  { resource, subresource, before }: Target,
  body: unknown,
  options: WriteOptions,
  write: (body: unknown, options: WriteOptions) => Written,
): Written => {
  if (!controllers?.admission.concerns(resource) || subresource !== undefined) {
    return write(body, options);
  }
  const tried = write(body, { ...options, dryRun: true });
  const { dryRun } = options;
  const admitted = controllers.admission.review({ resource, object: tried.object, before, dryRun });
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
  { cluster }: RunningControllers,
  store: Store,
  user: ScenarioUser,
  path: ResourcePath,
  { method, body }: ApiRequest,
): Answer | undefined => {
  const { group, version, plural, namespace, name, subresource } = path;
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
