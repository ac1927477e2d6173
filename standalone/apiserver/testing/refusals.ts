import { resolve } from 'node:path';
import { checkRules } from '../cel/rules.ts';
import { readCrds, resourcesOf } from '../registry.ts';
import { applyDefaults, prune, validate } from '../schema.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';

const CRDS = resolve(__dirname, '../crds');
const folders = [CRDS, ...(process.env.CRD_DIR === undefined ? [] : [process.env.CRD_DIR])];
const schemas = folders.map(
  (folder) =>
    new Map(
      readCrds(folder)
        .flatMap(resourcesOf)
        .map(({ group, version, kind, schema }) => [`${group}/${version}/${kind}`, schema]),
    ),
);

/**
 * Paths of what the schemas of the API server refuse of an object: the ones of this repository, and where
 * `CRD_DIR` names them the genuine ones as well.
 */
export const refusalsOf = (object: { apiVersion?: string; kind?: string }): string[] =>
  schemas.flatMap((known) => {
    const schema = known.get(`${object.apiVersion ?? ''}/${object.kind ?? ''}`);
    if (!schema) throw new Error(`${object.kind ?? 'An object'} has no schema`);
    const copy = JSON.parse(JSON.stringify(object)) as KubernetesObject;
    prune(copy, schema, true);
    applyDefaults(copy, schema);
    const found = validate(copy, schema);
    return [...found, ...checkRules(copy, undefined, schema, found)].map(({ field }) => field);
  });
