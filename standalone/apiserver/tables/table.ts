import { apiVersionOf, type KubernetesObject } from '../../kubernetes/object.ts';
import type { PrinterColumn, Resource } from '../resource.ts';
import { ageOf } from './age.ts';
import { ageColumn, nameColumn, type Column } from './column.ts';
import { coreColumns } from './core-columns.ts';
import { valuesAt } from './json-path.ts';

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const cellOf = (values: unknown[], type: string, now: number): unknown => {
  const [first] = values;
  if (first === undefined || first === null) return null;
  if (type === 'string') return values.map(textOf).join(' ');
  if (type === 'date') return ageOf(first, now);
  const fits = type === 'boolean' ? typeof first === 'boolean' : typeof first === 'number';
  return fits ? first : null;
};

const customColumn = (asked: PrinterColumn): Column => ({
  name: asked.name,
  type: asked.type,
  format: asked.format ?? '',
  description: asked.description ?? '',
  priority: asked.priority ?? 0,
  cell: (object, now) => cellOf(valuesAt(object, asked.jsonPath), asked.type, now),
});

/** The columns of a kind: what its CustomResourceDefinition asks for, or the age alone. */
const columnsOf = (resource: Resource): Column[] => {
  if (!resource.custom) return coreColumns(resource);
  const asked = resource.columns?.map(customColumn);
  return [nameColumn, ...(asked?.length ? asked : [{ ...ageColumn, type: 'date' }])];
};

/** How much of an object stands in its row: `None`, `Metadata` or `Object`. */
export type Included = 'None' | 'Metadata' | 'Object';

/** Only the metadata, as `PartialObjectMetadata` asks for. */
export const partial = (object: KubernetesObject) => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata: object.metadata,
});

export interface TableOptions {
  /** `v1` or `v1beta1` of `meta.k8s.io`. */
  version: string;
  included: Included;
  /** Whether the columns are described, too: only once in a watch. */
  described: boolean;
}

/**
 * Objects as a table, which kubectl asks for.
 *
 * @param metadata that of the list, or of the only object
 */
export const tableOf = (
  resource: Resource,
  objects: KubernetesObject[],
  metadata: object,
  { version, included, described }: TableOptions,
) => {
  const columns = columnsOf(resource);
  const now = Date.now();
  const shown = (object: KubernetesObject): object | null => {
    if (included === 'None') return null;
    return included === 'Object' ? object : partial(object);
  };
  return {
    kind: 'Table',
    apiVersion: apiVersionOf({ group: 'meta.k8s.io', version }),
    metadata,
    columnDefinitions: described ? columns.map(({ cell: _cell, ...definition }) => definition) : [],
    rows: objects.map((object) => ({
      cells: columns.map((each) => each.cell(object, now)),
      object: shown(object),
    })),
  };
};
