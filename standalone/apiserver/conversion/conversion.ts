import { apiVersionOf, clone, type KubernetesObject } from '../../kubernetes/object.ts';
import type { Resource, Schema } from '../resource.ts';
import { applyDefaults, prune } from '../schema.ts';
import { hyperConvergedInV1, hyperConvergedInV1beta1 } from './hyperconverged.ts';

/** @param stored what is stored under the name already, for what the other version cannot say */
type Convert = (object: KubernetesObject, stored?: KubernetesObject) => KubernetesObject;

/** Kinds whose versions have different shapes, and how an object becomes one of each version. */
const CONVERSIONS: Partial<Record<string, Partial<Record<string, Convert>>>> = {
  'hco.kubevirt.io/HyperConverged': {
    v1: hyperConvergedInV1,
    v1beta1: hyperConvergedInV1beta1,
  },
};

const converted = (
  { group, kind }: Resource,
  { version, schema }: { version: string; schema?: Schema },
  object: KubernetesObject,
  stored?: KubernetesObject,
): KubernetesObject => {
  const apiVersion = apiVersionOf({ group, version });
  if (object.apiVersion === apiVersion) return object;
  const convert = CONVERSIONS[`${group}/${kind}`]?.[version];
  if (!convert) return { ...object, apiVersion };
  const made = clone({ ...convert(object, stored), apiVersion });
  if (schema) {
    prune(made, schema, true);
    applyDefaults(made, schema);
  }
  return made;
};

/** Objects of every version are stored once; each request gets the version it asked for. */
export const inVersion = (resource: Resource, object: KubernetesObject): KubernetesObject =>
  converted(resource, resource, object);

/** An object in the version in which its kind is stored. */
export const asStored = (
  resource: Resource,
  object: KubernetesObject,
  stored?: KubernetesObject,
): KubernetesObject =>
  resource.storage && CONVERSIONS[`${resource.group}/${resource.kind}`]
    ? converted(resource, resource.storage, object, stored)
    : object;
