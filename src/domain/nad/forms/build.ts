import { msg } from '../../core/msg';
import { duplicateKeys } from '../../text/json-scan';
import { textAt, textOf } from '../../core/resource';
import { configOf } from '../config';
import { networkTypeOfConfig, type NetworkType } from '../network-type';
import { DESCRIPTION_ANNOTATION, NAD_GVK, type NetworkAttachmentDefinition } from '../types';
import { editorOf, sourceOf, type ConfigEditor, type FormSource } from './editor';
import type { CommonValues, FormValue, NadForm, NadFormRead } from './form';
import type { Leaf } from './leaf';

type Own = Record<string, FormValue>;
type Params = Record<string, string | number>;

/** What one type of network adds to the common form. */
export interface FormSpec<L extends Own> {
  type: NetworkType;
  /** Says that a network is of another type; a template to be translated. */
  otherType: string;
  leaves: { [K in keyof L]: Leaf<L[K]> };
  create(namespace: string, name: string): { config: object; annotations?: Record<string, string> };
  /** Why the form would misread a configuration of its type. */
  unfit?(source: FormSource): { reason: string; params?: Params } | undefined;
  /** Takes over a new name or namespace; by default the configuration's name where it was the same. */
  rename?(editor: ConfigEditor, before: CommonValues & L, values: CommonValues & L): void;
  /** Changes what lies outside of the configuration. */
  finish?(
    nad: NetworkAttachmentDefinition,
    before: CommonValues & L,
    values: CommonValues & L,
  ): NetworkAttachmentDefinition;
}

const textOnly = (reason: string, params: Params = {}): NadFormRead<never> => ({
  kind: 'text-only',
  reason,
  params,
});

/** Sets or removes (undefined) one annotation. */
export const withAnnotation = (
  nad: NetworkAttachmentDefinition,
  key: string,
  value: string | undefined,
): NetworkAttachmentDefinition => {
  const { [key]: _before, ...others } = nad.metadata?.annotations ?? {};
  const annotations = value === undefined ? others : { ...nad.metadata?.annotations, [key]: value };
  return { ...nad, metadata: { ...nad.metadata, annotations } };
};

const withMetadata = (
  nad: NetworkAttachmentDefinition,
  before: CommonValues,
  values: CommonValues,
): NetworkAttachmentDefinition => {
  let result = nad;
  for (const key of ['name', 'namespace'] as const) {
    if (values[key] === before[key]) continue;
    result = { ...result, metadata: { ...result.metadata, [key]: values[key] } };
  }
  if (values.description === before.description) return result;
  return withAnnotation(result, DESCRIPTION_ANNOTATION, textOf(values.description));
};

const renameAlike = (editor: ConfigEditor, before: CommonValues, values: CommonValues): void => {
  const name = editor.source().name ?? '';
  if (values.name !== before.name && name === before.name) editor.setName(values.name);
};

const readable = <L extends Own>(
  spec: FormSpec<L>,
  nad: NetworkAttachmentDefinition,
): { kind: 'source'; source: FormSource } | NadFormRead<never> => {
  const parsed = configOf(nad);
  if (parsed.kind === 'empty') return textOnly(msg('The network has no configuration.'));
  if (parsed.kind === 'invalid') {
    return textOnly(
      msg('The configuration is not JSON (line {{line}}, column {{column}}). Mend the text first.'),
      { line: parsed.line, column: parsed.column },
    );
  }
  if (networkTypeOfConfig(parsed) !== spec.type) return textOnly(spec.otherType);
  const [duplicate] = duplicateKeys(parsed.text);
  if (duplicate !== undefined) {
    return textOnly(
      msg('"{{key}}" stands more than once in the configuration. Remove one first.'),
      { key: duplicate },
    );
  }
  const source = sourceOf(parsed);
  const unfit = spec.unfit?.(source);
  return unfit ? textOnly(unfit.reason, unfit.params) : { kind: 'source', source };
};

const lower = (path: string): string => path.toLowerCase();

/** Whether a path lies at or below another. */
const isUnder = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}.`) || path.startsWith(`${parent}[`);

const commonFields = {
  'metadata.name': 'name',
  'metadata.namespace': 'namespace',
  "metadata.annotations['description']": 'description',
} as const;

/** Makes a form of what is particular to one type of network. */
export const formOf = <L extends Own>(spec: FormSpec<L>): NadForm<CommonValues & L> => {
  type V = CommonValues & L;
  const fields = Object.keys(spec.leaves) as (keyof L & string)[];

  const read = (nad: NetworkAttachmentDefinition): NadFormRead<V> => {
    const found = readable(spec, nad);
    if (found.kind !== 'source') return found;
    const own: Partial<L> = {};
    for (const field of fields) own[field] = spec.leaves[field].read(found.source);
    return {
      kind: 'form',
      values: {
        name: textAt(nad, 'metadata', 'name') ?? '',
        namespace: textAt(nad, 'metadata', 'namespace') ?? '',
        description: textAt(nad, 'metadata', 'annotations', DESCRIPTION_ANNOTATION) ?? '',
        ...(own as L),
      },
    };
  };

  const apply = (nad: NetworkAttachmentDefinition, values: V): NetworkAttachmentDefinition => {
    const found = read(nad);
    const text = nad.spec?.config;
    if (found.kind !== 'form' || text === undefined) return nad;
    const before = found.values;
    const editor = editorOf(text);
    if (values.name !== before.name || values.namespace !== before.namespace) {
      (spec.rename ?? renameAlike)(editor, before, values);
    }
    for (const field of fields) {
      const value: L[keyof L & string] = values[field];
      if (value !== before[field]) spec.leaves[field].write(editor, value, values);
    }
    const described = withMetadata(nad, before, values);
    const result = spec.finish?.(described, before, values) ?? described;
    const config = editor.text();
    return config === text ? result : { ...result, spec: { ...result.spec, config } };
  };

  const fieldOf = (path: string): (keyof V & string) | undefined => {
    const common = Object.entries(commonFields).find(([own]) => own === path)?.[1];
    if (common) return common;
    if (!path.startsWith('spec.config.')) return undefined;
    const key = lower(path.replace(/^spec\.config\.(plugins\[0\]\.)?/, ''));
    return fields.find((field) => spec.leaves[field].paths.some((own) => isUnder(key, lower(own))));
  };

  const create = (namespace: string, name = ''): NetworkAttachmentDefinition => {
    const { config, annotations } = spec.create(namespace, name);
    return {
      apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
      kind: NAD_GVK.kind,
      metadata: { name, namespace, ...(annotations ? { annotations } : {}) },
      spec: { config: JSON.stringify(config, null, 2) },
    };
  };

  return { type: spec.type, create, read, apply, fieldOf };
};
