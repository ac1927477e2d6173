import { msg } from '../../core/msg';
import { textAt } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { formOf, textOnly, type Identity, type LeafTable, type TextOnly } from '../../forms/form';
import { asTyped, within } from '../../forms/leaf';
import { descriptionLeaf } from '../../forms/description-leaf';
import { duplicateKeys } from '../../text/json-scan';
import { configOf } from '../config';
import { networkTypeOfConfig, type NetworkType } from '../network-type';
import { NAD_GVK, type NetworkAttachmentDefinition } from '../types';
import { configFor, setNetworkName, type Config } from './config-text';
import type { NadDocument, NadLeaf } from './leaves';

/** Name and namespace of a network, as the form has them. */
export type NadIdentity = Required<Identity>;

/** Takes a new name or namespace over into the configuration. */
export type Rename = (config: Config, before: NadIdentity, after: NadIdentity) => Config;

/** What one type of network adds to the common form. */
interface NadFormSpec<L extends LeafTable<NadDocument>> {
  type: NetworkType;
  /** Says that a network is of another type; a template to be translated. */
  otherType: string;
  leaves: L;
  create(identity: NadIdentity): { config: object; annotations?: Record<string, string> };
  /** Why the form would misread a configuration of its type. */
  unfit?(config: Config): TextOnly | undefined;
  /** By default the configuration's name follows where it was the same. */
  rename?: Rename;
}

const identityOf = (nad: NetworkAttachmentDefinition): NadIdentity => ({
  name: textAt(nad, 'metadata', 'name') ?? '',
  namespace: textAt(nad, 'metadata', 'namespace') ?? '',
});

const renameAlike: Rename = (config, before, after) =>
  (config.name ?? '') === before.name ? setNetworkName(config, after.name) : config;

/** Both leaves take over both values, so that the configuration is renamed once. */
const identityLeaf = (key: keyof NadIdentity, rename: Rename): NadLeaf<string> => ({
  paths: [`metadata.${key}`],
  read: ({ nad }) => identityOf(nad)[key],
  write: (document, _value, { name, namespace }) => {
    const before = identityOf(document.nad);
    const after: NadIdentity = { name: asTyped(name), namespace: asTyped(namespace) };
    let { nad } = document;
    for (const each of ['name', 'namespace'] as const) {
      if (after[each] !== before[each]) nad = setIn(nad, ['metadata', each], after[each]);
    }
    return nad === document.nad
      ? document
      : { nad, config: rename(document.config, before, after) };
  },
});

const open = (
  {
    type,
    otherType,
    unfit,
  }: Pick<NadFormSpec<LeafTable<NadDocument>>, 'type' | 'otherType' | 'unfit'>,
  nad: NetworkAttachmentDefinition,
): { kind: 'document'; document: NadDocument } | TextOnly => {
  const parsed = configOf(nad);
  if (parsed.kind === 'empty') return textOnly(msg('The network has no configuration.'));
  if (parsed.kind === 'too-deep') {
    return textOnly(
      msg('The configuration is nested {{depth}} deep, which is too deep for a form to read.'),
      { depth: parsed.depth },
    );
  }
  if (parsed.kind === 'invalid') {
    return textOnly(
      msg(
        'The configuration is not JSON (line {{line}}, column {{column}}). Correct the text first.',
      ),
      { line: parsed.line, column: parsed.column },
    );
  }
  if (networkTypeOfConfig(parsed) !== type) return textOnly(otherType);
  const [duplicate] = duplicateKeys(parsed.text);
  if (duplicate !== undefined) {
    return textOnly(
      msg('"{{key}}" stands more than once in the configuration. Remove one first.'),
      { key: duplicate },
    );
  }
  const config = configFor(parsed);
  return unfit?.(config) ?? { kind: 'document', document: { nad, config } };
};

/** Plugins do not look at upper and lower case, and a chain is read by its first plugin. */
const spelling = (path: string): string =>
  path.startsWith('spec.config.')
    ? path.replace(/^spec\.config\.(plugins\[0\]\.)?/, 'spec.config.').toLowerCase()
    : path;

/**
 * Makes a form of what is particular to one type of network. Unknown keys, key order, white space,
 * the spelling of numbers, other plugins of a list and other annotations stay byte for byte.
 */
export const nadFormOf = <L extends LeafTable<NadDocument>>(spec: NadFormSpec<L>) => {
  const rename = spec.rename ?? renameAlike;
  const common = {
    name: identityLeaf('name', rename),
    namespace: identityLeaf('namespace', rename),
    description: within<NadDocument, 'nad', string>('nad', descriptionLeaf, ''),
  };
  return {
    type: spec.type,
    ...formOf<NetworkAttachmentDefinition, NadDocument, typeof common & L>({
      leaves: { ...common, ...spec.leaves },
      open: (nad) => open(spec, nad),
      close: (_before, { nad, config }) =>
        config.parsed.text === nad.spec?.config
          ? nad
          : { ...nad, spec: { ...nad.spec, config: config.parsed.text } },
      spelling,
      create: ({ name = '', namespace = '' }) => {
        const { config, annotations } = spec.create({ name, namespace });
        return {
          apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
          kind: NAD_GVK.kind,
          metadata: { name, namespace, ...(annotations ? { annotations } : {}) },
          spec: { config: JSON.stringify(config, null, 2) },
        };
      },
    }),
  };
};
