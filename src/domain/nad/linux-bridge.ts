import { msg } from '../msg';
import { duplicateKeys } from '../net/json-scan';
import { isRecord, textOf } from '../resource';
import { configOf } from './config';
import { setInJson } from './json-text';
import { networkTypeOfConfig } from './network-type';
import {
  BRIDGE_RESOURCE_PREFIX,
  DESCRIPTION_ANNOTATION,
  NAD_GVK,
  RESOURCE_NAME_ANNOTATION,
  type NetworkAttachmentDefinition,
} from './types';

/** What the form shows. `vlan` is kept as typed; '' stands for none. */
export interface LinuxBridgeForm {
  name: string;
  namespace: string;
  description: string;
  bridge: string;
  vlan: string;
  macspoofchk: boolean;
}

export type ReadLinuxBridge =
  | { kind: 'form'; values: LinuxBridgeForm }
  /** The form would lose or misread something; `reason` is a template to be translated. */
  | { kind: 'text-only'; reason: string; params: Record<string, string | number> };

const textOnly = (
  reason: string,
  params: Record<string, string | number> = {},
): ReadLinuxBridge => ({
  kind: 'text-only',
  reason,
  params,
});

const shown = (value: unknown): string => {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** A new network as the documented procedure makes it; the form fills in the rest. */
export const newLinuxBridge = (namespace: string, name = ''): NetworkAttachmentDefinition => ({
  apiVersion: `${NAD_GVK.group}/${NAD_GVK.version}`,
  kind: NAD_GVK.kind,
  metadata: {
    name,
    namespace,
    annotations: { [RESOURCE_NAME_ANNOTATION]: BRIDGE_RESOURCE_PREFIX },
  },
  spec: {
    config: JSON.stringify(
      {
        cniVersion: '0.3.1',
        name,
        type: 'bridge',
        bridge: '',
        ipam: {},
        macspoofchk: true,
        // Written out: the plugin's own default changed over time.
        preserveDefaultVlan: false,
      },
      null,
      2,
    ),
  },
});

/** Reads a network into the form, or says why it has to be edited as text. */
export const readLinuxBridge = (nad: NetworkAttachmentDefinition): ReadLinuxBridge => {
  const parsed = configOf(nad);
  if (parsed.kind === 'empty') return textOnly(msg('The network has no configuration.'));
  if (parsed.kind === 'invalid') {
    return textOnly(
      msg('The configuration is not JSON (line {{line}}, column {{column}}). Mend the text first.'),
      { line: parsed.line, column: parsed.column },
    );
  }
  if (networkTypeOfConfig(parsed) !== 'linux-bridge') {
    return textOnly(msg('This is not a Linux bridge network; the form shows only those.'));
  }
  const [duplicate] = duplicateKeys(nad.spec?.config ?? '');
  if (duplicate !== undefined) {
    return textOnly(
      msg('"{{key}}" stands more than once in the configuration. Remove one first.'),
      {
        key: duplicate,
      },
    );
  }
  const { plugin } = parsed;
  return {
    kind: 'form',
    values: {
      name: nad.metadata?.name ?? '',
      namespace: nad.metadata?.namespace ?? '',
      description: nad.metadata?.annotations?.[DESCRIPTION_ANNOTATION] ?? '',
      bridge: shown(plugin.bridge),
      vlan: shown(plugin.vlan),
      macspoofchk: plugin.macspoofchk === true,
    },
  };
};

// A number that would lose digits, or is none, is written as typed so that the rule can name it.
const vlanValue = (typed: string): number | string | undefined => {
  const text = typed.trim();
  if (text === '') return undefined;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
};

const withAnnotation = (
  nad: NetworkAttachmentDefinition,
  key: string,
  value: string | undefined,
): NetworkAttachmentDefinition => {
  const annotations = { ...nad.metadata?.annotations };
  if (value === undefined) {
    const { [key]: _removed, ...others } = annotations;
    return { ...nad, metadata: { ...nad.metadata, annotations: others } };
  }
  return { ...nad, metadata: { ...nad.metadata, annotations: { ...annotations, [key]: value } } };
};

const withConfigName = (
  config: string,
  nad: NetworkAttachmentDefinition,
  before: LinuxBridgeForm,
  values: LinuxBridgeForm,
): string => {
  const parsed = configOf(nad);
  if (parsed.kind !== 'ok' || shown(parsed.config.name) !== before.name) return config;
  return setInJson(config, ['name'], values.name);
};

/**
 * Writes the form into a network. Only leaves whose value differs from what `readLinuxBridge`
 * gives are touched: unknown keys, key order, white space, the spelling of numbers and other
 * annotations stay byte for byte. A network that the form cannot show is returned as it is.
 *
 * With the name changes the configuration's `name` where it was the same; with the bridge changes
 * the resource name where it was that of the old bridge.
 */
export const applyLinuxBridge = (
  nad: NetworkAttachmentDefinition,
  values: LinuxBridgeForm,
): NetworkAttachmentDefinition => {
  const read = readLinuxBridge(nad);
  const parsed = configOf(nad);
  if (read.kind !== 'form' || parsed.kind !== 'ok') return nad;
  const before = read.values;
  const at = (key: string) => (parsed.pluginPath === '' ? [key] : ['plugins', 0, key]);

  let config = nad.spec?.config ?? '';
  let result = nad;
  if (values.name !== before.name) {
    config = withConfigName(config, nad, before, values);
    result = { ...result, metadata: { ...result.metadata, name: values.name } };
  }
  if (values.namespace !== before.namespace) {
    result = { ...result, metadata: { ...result.metadata, namespace: values.namespace } };
  }
  if (values.description !== before.description) {
    result = withAnnotation(result, DESCRIPTION_ANNOTATION, textOf(values.description));
  }
  if (values.bridge !== before.bridge) {
    config = setInJson(config, at('bridge'), values.bridge);
    const resourceName = nad.metadata?.annotations?.[RESOURCE_NAME_ANNOTATION];
    if (resourceName === `${BRIDGE_RESOURCE_PREFIX}${before.bridge}`) {
      result = withAnnotation(
        result,
        RESOURCE_NAME_ANNOTATION,
        `${BRIDGE_RESOURCE_PREFIX}${values.bridge}`,
      );
    }
  }
  if (values.vlan !== before.vlan) config = setInJson(config, at('vlan'), vlanValue(values.vlan));
  if (values.macspoofchk !== before.macspoofchk) {
    config = setInJson(config, at('macspoofchk'), values.macspoofchk);
  }
  return config === nad.spec?.config ? result : { ...result, spec: { ...result.spec, config } };
};

const fieldByPath: Record<string, keyof LinuxBridgeForm> = {
  'metadata.name': 'name',
  'metadata.namespace': 'namespace',
  bridge: 'bridge',
  vlan: 'vlan',
  macspoofchk: 'macspoofchk',
};

/** The form's field that a finding's path belongs to. */
export const linuxBridgeFieldOf = (path: string): keyof LinuxBridgeForm | undefined => {
  const key = path.replace(/^spec\.config\.(plugins\[0\]\.)?/, '');
  return Object.hasOwn(fieldByPath, key) ? fieldByPath[key] : undefined;
};

/** Whether a value is a network at all, by its kind and group. */
export const isNad = (value: unknown): value is NetworkAttachmentDefinition =>
  isRecord(value) &&
  value.kind === NAD_GVK.kind &&
  String(value.apiVersion).startsWith(`${NAD_GVK.group}/`);
