import type { User } from '../kubernetes/user.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import { inVersion } from './conversion/conversion.ts';
import type { Extension } from './extension.ts';
import type { ResourcePath } from './paths.ts';
import type { Registry } from './registry.ts';
import type { ApiRequest } from './request.ts';
import type { Resource } from './resource.ts';
import { notFound } from './status.ts';
import { kindKey, objectKey, type Store } from './store.ts';

export interface Backend {
  store: Store;
  registry: Registry;
  users: readonly [User, ...User[]];
  /** Undefined when nothing but the API itself is played. */
  extension?: Extension;
}

/** A request to one kind, by somebody who may make it. */
export interface Call {
  backend: Backend;
  user: User;
  resource: Resource;
  path: ResourcePath;
  request: ApiRequest;
}

/** The object that a request names; undefined when there is none. */
export const findOne = ({
  backend: { store },
  resource,
  path: { namespace, name = '' },
}: Call): KubernetesObject | undefined => {
  const key = objectKey(resource.namespaced ? namespace : undefined, name);
  const found = store.get(kindKey(resource), key);
  return found && inVersion(resource, found);
};

/** The object that a request names. @throws ApiError 404 */
export const existing = (call: Call): KubernetesObject => {
  const found = findOne(call);
  if (!found) throw notFound(call.resource, call.path.name ?? '');
  return found;
};

/** What a request is authorized by, but for its verb. A namespace is authorized within itself. */
export const accessOf = ({ resource, path }: Call) => {
  const namespace =
    resource.group === '' && resource.kind === 'Namespace' ? path.name : path.namespace;
  return {
    group: resource.group,
    resource:
      path.subresource === undefined ? resource.plural : `${resource.plural}/${path.subresource}`,
    ...(namespace === undefined ? {} : { namespace }),
    ...(path.name === undefined ? {} : { name: path.name }),
  };
};
