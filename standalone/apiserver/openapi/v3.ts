import { apiVersionOf } from '../../kubernetes/object.ts';
import { digestOf } from '../../kubernetes/digest.ts';
import type { Resource } from '../resource.ts';
import { VERSION } from '../version.ts';
import { definitionName, definitionOf, gvkOf, parametersOf, pathsOf } from './schema.ts';

const rootOf = (resource: Resource): string =>
  `${resource.group === '' ? 'api' : 'apis'}/${apiVersionOf(resource)}`;

const operationOf = (resource: Resource, method: string) => {
  const schema = { $ref: `#/components/schemas/${definitionName(resource)}` };
  return {
    parameters: parametersOf(method).map((name) => ({
      name,
      in: 'query',
      schema: { type: name === 'force' ? 'boolean' : 'string' },
    })),
    responses: { '200': { description: 'OK', content: { 'application/json': { schema } } } },
    'x-kubernetes-action': method,
    'x-kubernetes-group-version-kind': gvkOf(resource),
  };
};

const itemsOf = (resource: Resource) =>
  Object.entries(pathsOf(resource)).map(([path, methods]) => [
    path,
    Object.fromEntries(methods.map((method) => [method, operationOf(resource, method)])),
  ]);

/** The document of OpenAPI 3.0 of one group and version; undefined where nothing is in it. */
export const documentOfGroup = (resources: Resource[], root: string): object | undefined => {
  const own = resources.filter((resource) => rootOf(resource) === root);
  if (own.length === 0) return undefined;
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: VERSION.gitVersion },
    paths: Object.fromEntries(own.flatMap(itemsOf)) as object,
    components: {
      schemas: Object.fromEntries(
        own.map((resource) => [definitionName(resource), definitionOf(resource)]),
      ),
    },
  };
};

/** Where the document of each group and version is; the address changes with what is in it. */
export const indexOf = (resources: Resource[]): object => ({
  paths: Object.fromEntries(
    [...new Set(resources.map(rootOf))].map((root) => {
      const hash = digestOf(JSON.stringify(documentOfGroup(resources, root)));
      return [root, { serverRelativeURL: `/openapi/v3/${root}?hash=${hash}` }];
    }),
  ),
});
