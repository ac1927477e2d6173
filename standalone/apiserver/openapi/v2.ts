import type { Resource } from '../resource.ts';
import { VERSION } from '../version.ts';
import {
  definitionName,
  definitionOf,
  gvkOf,
  parametersOf,
  pathsOf,
  type Described,
} from './schema.ts';

interface Parameter {
  name: string;
  in: 'query' | 'path';
  type: string;
  required?: boolean;
}

export interface Operation {
  operationId: string;
  parameters: Parameter[];
  responses: Record<string, { description: string }>;
  'x-kubernetes-action': string;
  'x-kubernetes-group-version-kind': object;
}

/** As much of a document of OpenAPI 2.0 as this server has to say. */
export interface Document {
  swagger: '2.0';
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  definitions: Record<string, Described>;
}

const inPath = (path: string): Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    type: 'string',
    required: true,
  }));

const operationOf = (resource: Resource, path: string, method: string): Operation => ({
  operationId: `${method} ${path}`,
  parameters: [
    ...inPath(path),
    ...parametersOf(method).map((name): Parameter => ({
      name,
      in: 'query',
      type: name === 'force' ? 'boolean' : 'string',
    })),
  ],
  responses: { '200': { description: 'OK' } },
  'x-kubernetes-action': method,
  'x-kubernetes-group-version-kind': gvkOf(resource),
});

const operationsOf = (resource: Resource): [string, Record<string, Operation>][] =>
  Object.entries(pathsOf(resource)).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, operationOf(resource, path, method)])),
  ]);

/** What the server serves, as a document of OpenAPI 2.0. */
export const documentOf = (resources: Resource[]): Document => ({
  swagger: '2.0',
  info: { title: 'Kubernetes', version: VERSION.gitVersion },
  paths: Object.fromEntries(resources.flatMap(operationsOf)),
  definitions: Object.fromEntries(
    resources.map((resource) => [definitionName(resource), definitionOf(resource)]),
  ),
});
