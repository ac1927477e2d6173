import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What fields Kubernetes' own kinds have, for the embedded API. */
export const SHAPES_FILE = path.join(root, 'standalone/apiserver/core/shapes.json');

const MODELS = path.join(root, 'node_modules/@kubernetes/client-node/dist/gen/models');

/** The kinds that the embedded API serves, by their apiVersion. */
const KINDS: Record<string, string[]> = {
  v1: [
    'Namespace',
    'Node',
    'Pod',
    'Service',
    'ConfigMap',
    'Secret',
    'PersistentVolumeClaim',
    'ServiceAccount',
  ],
  'discovery.k8s.io/v1': ['EndpointSlice'],
  'networking.k8s.io/v1': ['NetworkPolicy'],
  'apps/v1': ['DaemonSet', 'Deployment'],
  'batch/v1': ['Job'],
  'node.k8s.io/v1': ['RuntimeClass'],
  'admissionregistration.k8s.io/v1': ['MutatingWebhookConfiguration'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  'apiextensions.k8s.io/v1': ['CustomResourceDefinition'],
};

/** The client's class of a kind, where it is not `V1` and the kind. */
const CLASSES: Record<string, string> = { 'v1/Event': 'CoreV1Event' };

/** A schema within a schema, without end: any object. */
const ANY = new Set(['V1JSONSchemaProps']);

interface Attribute {
  baseName: string;
  type: string;
  format: string;
}

const attributesOf = (model: string): Attribute[] => {
  const text = readFileSync(path.join(MODELS, `${model}.js`), 'utf8');
  const list = /\.attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(text)?.[1];
  if (list === undefined) throw new Error(`${model} tells no attributes.`);
  return JSON.parse(list) as Attribute[];
};

const PRIMITIVES: Record<string, string> = {
  any: 'any',
  boolean: 'boolean',
  Date: 'date-time',
  V1MicroTime: 'date-time',
  IntOrString: 'int-or-string',
  string: 'string',
};

/**
 * A type as the file has it: a primitive, the name of a shape, `[]` for a list and `{}` for a map before
 * that of what is in it.
 */
const shownType = ({ type, format }: Pick<Attribute, 'type' | 'format'>): string => {
  const list = /^Array<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) return `[]${shownType({ type: list, format: '' })}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (map !== undefined) return `{}${shownType({ type: map, format: '' })}`;
  if (type === 'number') return format === 'double' ? 'number' : 'integer';
  if (ANY.has(type)) return 'any';
  return PRIMITIVES[type] ?? type;
};

type Shapes = Record<string, Record<string, string>>;

const isShape = (type: string): boolean => /^[A-Z]/.test(type);

const collect = (model: string, shapes: Shapes): void => {
  if (shapes[model]) return;
  const shape: Record<string, string> = {};
  shapes[model] = shape;
  for (const attribute of attributesOf(model)) {
    const type = shownType(attribute);
    shape[attribute.baseName] = type;
    const inner = type.replace(/^(\[\]|\{\})+/, '');
    if (isShape(inner)) collect(inner, shapes);
  }
};

/** The text of the file, from the classes of the client for JavaScript. */
export const shapesOfClient = (): string => {
  const shapes: Shapes = {};
  const kinds: Record<string, string> = {};
  const all = { ...KINDS, v1: [...(KINDS.v1 ?? []), 'Event'] };
  for (const [apiVersion, names] of Object.entries(all)) {
    for (const kind of names) {
      const model = CLASSES[`${apiVersion}/${kind}`] ?? `V1${kind}`;
      kinds[`${apiVersion}/${kind}`] = model;
      collect(model, shapes);
    }
  }
  const sorted = Object.fromEntries(Object.entries(shapes).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ kinds, shapes: sorted }, undefined, 2)}\n`;
};
