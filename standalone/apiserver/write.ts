import { randomBytes, randomUUID } from 'node:crypto';
import { typeOf } from './core/schemas.ts';
import { managedFieldsAfter } from './fields/managers.ts';
import { givenManagedFields } from './fields/given.ts';
import { asStored, inVersion } from './conversion/conversion.ts';
import { admit, type WriteOptions } from './admit.ts';
import {
  alreadyExists,
  badRequest,
  conflict,
  forbidden,
  invalidField,
  notFound,
  type FieldError,
} from './status.ts';
import { completeSecret } from './secrets.ts';
import { completeService } from './services/index.ts';
import { kindKey, objectKey, type Store } from './store.ts';
import { apiVersionOf, clone, isRecord, type KubernetesObject } from '../kubernetes/object.ts';
import type { Resource } from './resource.ts';

export interface Written {
  object: KubernetesObject;
  /** Texts for `Warning` headers. */
  warnings: string[];
}

/** A value as a message names it. */
const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const NAMESPACE: Pick<Resource, 'group' | 'kind'> = { group: '', kind: 'Namespace' };

/** The time as Kubernetes writes it. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');

/** The part of an object that its author describes. */
const described = ({ metadata: _metadata, status: _status, ...rest }: KubernetesObject): string =>
  JSON.stringify(rest);

/** What a body says that it is has been looked at; nothing else of it. */
interface Identified extends Record<string, unknown> {
  apiVersion: string;
  kind: string;
}

const checkIdentity = (resource: Resource, body: unknown): Identified => {
  if (!isRecord(body))
    throw badRequest('the object provided is unrecognized (must be of type object)');
  const apiVersion = apiVersionOf(resource);
  if (body.kind === undefined || body.apiVersion === undefined) {
    if (resource.custom) {
      throw badRequest(
        `Object '${body.kind === undefined ? 'Kind' : 'apiVersion'}' is missing in '${JSON.stringify(body)}'`,
      );
    }
    return { ...body, kind: resource.kind, apiVersion };
  }
  if (body.apiVersion !== apiVersion) {
    throw badRequest(
      `the API version in the data (${shown(body.apiVersion)}) does not match the expected API version (${apiVersion})`,
    );
  }
  if (body.kind !== resource.kind) {
    throw badRequest(
      `${resource.kind} in version "${resource.version}" cannot be handled as a ${shown(body.kind)}`,
    );
  }
  return { ...body, apiVersion, kind: resource.kind };
};

const checkNamespace = (
  resource: Resource,
  metadata: Record<string, unknown>,
  namespace: string | undefined,
): void => {
  if (!resource.namespaced) return;
  if (
    metadata.namespace !== undefined &&
    metadata.namespace !== '' &&
    metadata.namespace !== namespace
  ) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
};

const checkNamespaceIsOpen = (
  store: Store,
  resource: Resource,
  name: string,
  namespace: string,
) => {
  const found = store.get(kindKey(NAMESPACE), namespace);
  if (!found) {
    throw notFound({ group: '', plural: 'namespaces', kind: 'Namespace' }, namespace);
  }
  if (found.metadata.deletionTimestamp !== undefined) {
    throw forbidden(
      resource,
      name,
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
  }
};

/** Has whoever writes own what is changed. */
const takeOver = (
  resource: Resource,
  before: KubernetesObject | undefined,
  object: KubernetesObject,
  { manager, applied }: WriteOptions,
  subresource: string | undefined,
): void => {
  if (manager === undefined) return;
  const writer = { manager, subresource, applied, time: now() };
  const fields = managedFieldsAfter(before, object, typeOf(resource), writer);
  if (fields) object.metadata.managedFields = fields;
};

/** Creates an object as POST does. @throws ApiError */
export const create = (
  store: Store,
  resource: Resource,
  namespace: string | undefined,
  body: unknown,
  options: WriteOptions,
): Written => {
  const given = clone(checkIdentity(resource, body));
  const metadata = isRecord(given.metadata) ? given.metadata : {};
  checkNamespace(resource, metadata, namespace);
  if (metadata.resourceVersion !== undefined && metadata.resourceVersion !== '') {
    throw badRequest('resourceVersion should not be set on objects to be created');
  }
  delete metadata.managedFields;
  const { generateName } = metadata;
  const name =
    typeof metadata.name === 'string' && metadata.name !== ''
      ? metadata.name
      : typeof generateName === 'string' && generateName !== ''
        ? `${generateName}${randomBytes(4).toString('hex').slice(0, 5)}`
        : '';
  const object = {
    ...given,
    metadata: {
      ...metadata,
      name,
      ...(resource.namespaced && namespace !== undefined ? { namespace } : {}),
      uid: randomUUID(),
      creationTimestamp: now(),
      ...(resource.custom ? { generation: 1 } : {}),
    },
  } as KubernetesObject;
  // A status is written through its subresource only.
  if (resource.custom && resource.status) delete object.status;
  if (resource.kind === 'Namespace' && resource.group === '') completeNamespace(object);
  if (resource.namespaced && namespace !== undefined) {
    checkNamespaceIsOpen(store, resource, name, namespace);
  }
  const errors = completeService(store, resource, object, undefined, options.dryRun);
  completeSecret(resource, object);
  const warnings = admit(resource, object, undefined, options, errors);
  takeOver(resource, undefined, object, options, undefined);
  const key = objectKey(object.metadata.namespace, name);
  if (store.get(kindKey(resource), key)) throw alreadyExists(resource, name);
  if (options.dryRun) return { object, warnings };
  return { object: store.put(kindKey(resource), asStored(resource, object)), warnings };
};

const completeNamespace = (object: KubernetesObject): void => {
  object.spec = { finalizers: ['kubernetes'] };
  object.status = { phase: 'Active' };
  object.metadata.labels = {
    ...object.metadata.labels,
    'kubernetes.io/metadata.name': object.metadata.name,
  };
};

const SERVER_OWNED = new Set([
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'generation',
  'managedFields',
  'selfLink',
]);

/** The next state with what only the server sets as it was before, also where it was not set. */
const withServerFields = (
  next: Identified,
  metadata: Record<string, unknown> & { name: string },
  before: KubernetesObject,
): KubernetesObject => {
  const given = Object.entries(metadata).filter(([key]) => !SERVER_OWNED.has(key));
  const owned = Object.entries(before.metadata).filter(([key]) => SERVER_OWNED.has(key));
  return {
    ...next,
    metadata: { ...Object.fromEntries([...given, ...owned]), name: metadata.name },
  };
};

const checkVersion = (
  resource: Resource,
  before: KubernetesObject,
  next: Record<string, unknown>,
  required: boolean,
): FieldError[] => {
  const { resourceVersion, uid } = next;
  if (uid !== undefined && uid !== before.metadata.uid) {
    throw conflict(
      resource,
      before.metadata.name,
      `Precondition failed: UID in precondition: ${shown(uid)}, UID in object meta: ${before.metadata.uid ?? ''}`,
    );
  }
  if (resourceVersion === undefined || resourceVersion === '') {
    return required && resource.custom
      ? [
          {
            ...invalidField('metadata.resourceVersion', 0, 'must be specified for an update'),
            message: 'Invalid value: 0x0: must be specified for an update',
          },
        ]
      : [];
  }
  if (resourceVersion !== before.metadata.resourceVersion)
    throw conflict(resource, before.metadata.name);
  return [];
};

interface UpdateTarget {
  namespace: string | undefined;
  name: string;
  subresource: string | undefined;
}

/** Stores the next state of an object, for PUT and, after patching, for PATCH. @throws ApiError */
export const update = (
  store: Store,
  resource: Resource,
  { namespace, name, subresource }: UpdateTarget,
  body: unknown,
  options: WriteOptions & { versionRequired: boolean },
): Written => {
  const key = objectKey(resource.namespaced ? namespace : undefined, name);
  const stored = store.get(kindKey(resource), key);
  if (!stored) throw notFound(resource, name);
  const before = inVersion(resource, stored);
  const given = clone(checkIdentity(resource, body));
  const metadata = isRecord(given.metadata) ? given.metadata : {};
  checkNamespace(resource, metadata, namespace);
  if (metadata.name !== name) {
    throw badRequest(
      `the name of the object (${shown(metadata.name ?? '')}) does not match the name on the URL (${name})`,
    );
  }
  const versionErrors = checkVersion(resource, before, metadata, options.versionRequired);
  if (resource.namespaced) metadata.namespace = namespace;
  let object = withServerFields(given, { ...metadata, name }, before);
  if (subresource === 'status') {
    object = { ...before, status: object.status };
    if (object.status === undefined) delete object.status;
  } else if (resource.status) {
    object = { ...object, status: before.status };
    if (before.status === undefined) delete object.status;
  }
  object = clone(object);
  const errors = [
    ...versionErrors,
    ...completeSecret(resource, object, before),
    ...(subresource === undefined
      ? completeService(store, resource, object, before, options.dryRun)
      : []),
  ];
  const warnings = admit(resource, object, before, options, errors);
  object.metadata.resourceVersion = before.metadata.resourceVersion ?? '';
  if (resource.custom && subresource === undefined && described(object) !== described(before)) {
    object.metadata.generation = (before.metadata.generation ?? 0) + 1;
  }
  const managed = givenManagedFields(metadata.managedFields, before);
  takeOver(resource, managed, object, options, subresource);
  // Nothing changed: the version stays, and no watch is woken.
  if (JSON.stringify(object) === JSON.stringify(before)) return { object: before, warnings };
  if (options.dryRun) return { object, warnings };
  const finished =
    object.metadata.deletionTimestamp !== undefined && !object.metadata.finalizers?.length;
  const next = store.put(kindKey(resource), asStored(resource, object, stored));
  if (finished && resource.kind !== 'Namespace') store.remove(kindKey(resource), key);
  return { object: next, warnings };
};
