import {
  consoleFetchJSON,
  k8sCreate,
  k8sDelete,
  k8sGet,
  type K8sModel,
  type K8sResourceCommon,
} from '@openshift-console/dynamic-plugin-sdk';
import { sameJson } from '../domain/core/same-json';
import { patchBetween, type Operation } from '../domain/text/json-patch';
import { patchBody, testsVersion, withTestableValues } from '../domain/text/patch-body';
import { editable } from '../domain/text/rebase';
import { failureOf } from './failure';
import { apiPathOf } from './paths';

/**
 * The one way in which this plugin changes the cluster: a change is described, tried by a dry run,
 * reviewed by the user, and then sent as it was tried.
 */
export type Change = CreateChange | EditChange | DeleteChange;

export interface CreateChange {
  kind: 'create';
  model: K8sModel;
  resource: K8sResourceCommon;
}

export interface EditChange {
  kind: 'edit';
  model: K8sModel;
  /** The object as it was read. */
  before: K8sResourceCommon;
  operations: Operation[];
  /** The same change for a newer state of the object; undefined when it cannot be made any more. */
  redo: (current: K8sResourceCommon) => EditChange | undefined;
}

export interface DeleteChange {
  kind: 'delete';
  model: K8sModel;
  resource: K8sResourceCommon;
}

/** The object that a change is about, as it is now; for a new one, as it will be. */
export const objectOf = (change: Change): K8sResourceCommon =>
  change.kind === 'edit' ? change.before : change.resource;

/** Name of the object for messages; one that the server is to name ends in an ellipsis. */
export const nameOfChange = (change: Change): string => {
  const { name, generateName, namespace } = objectOf(change).metadata ?? {};
  const shown = name ?? (generateName === undefined ? '' : `${generateName}…`);
  return namespace === undefined ? shown : `${namespace}/${shown}`;
};

/** Tells changes of one review apart. */
export const identityOf = (change: Change): string =>
  `${change.model.kind} ${nameOfChange(change)}`;

/**
 * What the objects of one review are called in it: of several kinds each with its own, as a VM and a
 * Service may have one name.
 */
export const namesIn = (changes: readonly Change[]): ((change: Change) => string) =>
  new Set(changes.map(({ model }) => model.kind)).size > 1 ? identityOf : nameOfChange;

/** A change that makes of an object what `apply` makes of it, now and when it changed meanwhile. */
export const editBy = <R extends K8sResourceCommon>(
  model: K8sModel,
  before: R,
  apply: (current: R) => R,
): EditChange => ({
  kind: 'edit',
  model,
  before,
  operations: patchBetween(before, apply(before)),
  redo: (current) => editBy(model, current as R, apply),
});

const deleteOptions = ({ model, resource }: DeleteChange) => {
  const uid = resource.metadata?.uid;
  const options = {
    // An object of the same name that was created meanwhile stays (409 Conflict).
    ...(uid && { preconditions: { uid } }),
    // Of Jobs alone the API server would leave the pods behind.
    ...(model.kind === 'Job' && { propagationPolicy: 'Background' }),
  };
  return Object.keys(options).length > 0
    ? { json: { kind: 'DeleteOptions', apiVersion: 'v1', ...options } }
    : {};
};

const testableOf = ({ operations, before }: EditChange): readonly Operation[] =>
  withTestableValues(operations, before.metadata?.resourceVersion);

/** The SDK's own patch would write the body as JavaScript does, which the server cannot compare. */
const sendPatch = async (change: EditChange, dryRun: boolean): Promise<K8sResourceCommon> => {
  if (change.operations.length === 0) return change.before;
  const { name = '', namespace } = change.before.metadata ?? {};
  const path = apiPathOf(change.model, { name, ...(namespace ? { namespace } : {}) });
  const answer: unknown = await consoleFetchJSON(`${path}${dryRun ? '?dryRun=All' : ''}`, 'PATCH', {
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: patchBody(testableOf(change)),
  });
  return answer as K8sResourceCommon;
};

/**
 * Sends a change, or lets the server only try it (`dryRun`): schemas, admission and permissions are
 * asked all the same, and nothing is stored.
 *
 * @returns the object as the server has it afterwards; of a deletion, as it was
 * @throws the console's `HttpError`, which `failureOf` reads
 */
export const send = async (
  change: Change,
  { dryRun }: { dryRun: boolean },
): Promise<K8sResourceCommon> => {
  const query = dryRun ? { queryParams: { dryRun: 'All' } } : {};
  const { model } = change;
  switch (change.kind) {
    case 'create': {
      const { namespace } = change.resource.metadata ?? {};
      return k8sCreate({
        model,
        data: change.resource,
        ...(namespace ? { ns: namespace } : {}),
        ...query,
      });
    }
    case 'edit':
      return sendPatch(change, dryRun);
    case 'delete':
      await k8sDelete({
        model,
        resource: change.resource,
        ...deleteOptions(change),
        ...query,
      });
      return change.resource;
  }
};

const readNow = ({ model, before }: EditChange): Promise<K8sResourceCommon> => {
  const { name = '', namespace } = before.metadata ?? {};
  return k8sGet<K8sResourceCommon>({ model, name, ...(namespace ? { ns: namespace } : {}) });
};

/**
 * The object that an edit is made on, to compare its result with: as it was read, or as it is now
 * where somebody else changed other parts of it meanwhile.
 *
 * @param after what a dry run has returned, with the version of the object that it was made on
 */
export const baseOf = async (
  change: Change,
  after: K8sResourceCommon,
): Promise<K8sResourceCommon | undefined> => {
  if (change.kind !== 'edit') return undefined;
  const isSame = after.metadata?.resourceVersion === change.before.metadata?.resourceVersion;
  return isSame ? change.before : readNow(change);
};

/**
 * What an object has become since it was read, when that is why an edit was refused: a version
 * conflict (409), or a patch whose tests fail (422 without causes). Undefined for any other refusal.
 */
export const changedMeanwhile = async (
  change: Change,
  error: unknown,
): Promise<K8sResourceCommon | undefined> => {
  const { code, causes } = failureOf(error);
  if (change.kind !== 'edit' || !(code === 409 || (code === 422 && causes.length === 0))) {
    return undefined;
  }
  const current = await readNow(change);
  const isSame = testsVersion(testableOf(change))
    ? current.metadata?.resourceVersion === change.before.metadata?.resourceVersion
    : sameJson(editable(current), editable(change.before));
  return isSame ? undefined : current;
};
