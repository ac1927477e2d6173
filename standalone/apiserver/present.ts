import type { KubernetesObject } from '../kubernetes/object.ts';
import { inVersion } from './conversion/conversion.ts';
import type { list } from './list.ts';
import type { ApiRequest } from './request.ts';
import type { Resource } from './resource.ts';
import { badRequest } from './status.ts';
import { partial, tableOf, type Included } from './tables/table.ts';

/** In which form a client wants objects. */
export type Presentation =
  | { as: 'Object' }
  | { as: 'PartialObjectMetadata' }
  | { as: 'Table'; version: string; included: Included };

const INCLUDED: readonly Included[] = ['None', 'Metadata', 'Object'];

const includedIn = (query: URLSearchParams): Included => {
  const asked = query.get('includeObject') ?? 'Metadata';
  const found = INCLUDED.find((included) => included === (asked || 'Metadata'));
  if (!found) throw badRequest(`unrecognized includeObject value: "${asked}"`);
  return found;
};

/** The first form that a client accepts and this server has. @throws ApiError 400 */
export const presentationOf = ({ headers, query }: ApiRequest): Presentation => {
  for (const accepted of (headers.accept ?? '').split(',')) {
    const asked = /;\s*as=(\w+)/.exec(accepted)?.[1] ?? '';
    if (/^PartialObjectMetadata(List)?$/.test(asked)) return { as: 'PartialObjectMetadata' };
    const version = /;\s*v=(\w+)/.exec(accepted)?.[1] ?? 'v1';
    if (asked === 'Table' && ['v1', 'v1beta1'].includes(version)) {
      return { as: 'Table', version, included: includedIn(query) };
    }
    if (asked === '' && /^\s*(application\/json|\*\/\*)/.test(accepted)) return { as: 'Object' };
  }
  return { as: 'Object' };
};

/** One object in the form that is wanted. */
export const presentOne = (
  presentation: Presentation,
  resource: Resource,
  object: KubernetesObject,
): unknown => {
  const shown = inVersion(resource, object);
  if (presentation.as === 'Object') return shown;
  if (presentation.as === 'PartialObjectMetadata') return partial(shown);
  const { resourceVersion } = shown.metadata;
  return tableOf(resource, [shown], { resourceVersion }, { ...presentation, described: true });
};

/** A list in the form that is wanted. */
export const presentList = (
  presentation: Presentation,
  resource: Resource,
  result: ReturnType<typeof list>,
): unknown => {
  if (presentation.as === 'Object') return result;
  if (presentation.as === 'Table') {
    return tableOf(resource, result.items, result.metadata, { ...presentation, described: true });
  }
  return {
    ...result,
    kind: 'PartialObjectMetadataList',
    apiVersion: 'meta.k8s.io/v1',
    items: result.items.map(partial),
  };
};

/** The objects of a watch in the form that is wanted: the columns of a table are told once. */
export const presentWatched = (
  presentation: Presentation,
  resource: Resource,
): ((object: KubernetesObject) => unknown) => {
  if (presentation.as !== 'Table') return (object) => presentOne(presentation, resource, object);
  let described = true;
  return (object) => {
    const shown = inVersion(resource, object);
    const { resourceVersion } = shown.metadata;
    const table = tableOf(resource, [shown], { resourceVersion }, { ...presentation, described });
    described = false;
    return table;
  };
};
