import type { JSONPath } from 'jsonc-parser';
import { isRecord } from '../../core/resource';
import { keysOf } from '../../shapes/schema';
import { withExactNumbers } from '../../text/exact-numbers';
import { setInJson } from '../../text/json-text';
import { parseConfig, pluginFields, rawPluginOf, type ParsedConfig } from '../config';
import { fieldsOf, fieldsUnder, type Fields } from '../../shapes/fields';
import { ipamSchema } from '../schema/ipams';

type Parsed = ParsedConfig & { kind: 'ok' };

/** A configuration as forms read and write it: JSON text, of which single leaves are changed. */
export interface Config {
  parsed: Parsed;
  /** Settings of the plugin that the form shows. */
  plugin: Fields;
  /** Its part that hands out addresses. */
  ipam: Fields | undefined;
  /** Name beside the list of plugins, or in the one configuration. */
  name: unknown;
}

const nameKey = keysOf('any', 'name');

const topOf = ({ config }: Parsed): Fields => fieldsOf(config, nameKey, 'spec.config');

/** Reads a configuration for a form. */
export const configFor = (parsed: Parsed): Config => {
  const plugin = pluginFields(parsed);
  const type = fieldsUnder(plugin, 'ipam', ipamSchema(undefined))?.get('type');
  const ipam = fieldsUnder(plugin, 'ipam', ipamSchema(type));
  return { parsed, plugin, ipam, name: topOf(parsed).get('name') };
};

/** Settings of the plugin as forms show them: numbers as they stand, also those JavaScript rounds. */
export const shownIn = ({ parsed, plugin }: Config): Fields => {
  const text = withExactNumbers(parsed.text);
  const exact = text === parsed.text ? undefined : parseConfig(text);
  return exact?.kind === 'ok' ? pluginFields(exact) : plugin;
};

const withText = (config: Config, text: string): Config => {
  if (text === config.parsed.text) return config;
  const parsed = parseConfig(text);
  return parsed.kind === 'ok' ? configFor(parsed) : config;
};

/** A path of which a part is there but is no object cannot be followed; that part is replaced. */
const setAt = (parsed: Parsed, keys: readonly string[], value: unknown): string => {
  const { text, pluginPath } = parsed;
  const root: JSONPath = pluginPath === '' ? [] : ['plugins', 0];
  let parent: unknown = rawPluginOf(parsed);
  for (const [index, key] of keys.entries()) {
    const next = isRecord(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined;
    if (index === keys.length - 1 || isRecord(next)) {
      parent = next;
      continue;
    }
    if (value === undefined) return text;
    const inner = keys
      .slice(index + 1)
      .reduceRight<unknown>((content, name) => ({ [name]: content }), value);
    return setInJson(text, [...root, ...keys.slice(0, index + 1)], inner);
  }
  return setInJson(text, [...root, ...keys], value);
};

/** Sets a setting of the plugin, or removes it (undefined); all else stays byte for byte. */
export const setSetting = (config: Config, key: string, value: unknown): Config =>
  withText(config, setAt(config.parsed, [config.plugin.keyOf(key)], value));

/** The same for a setting of the part that hands out addresses. */
export const setInIpam = (config: Config, key: string, value: unknown): Config => {
  const { parsed, plugin, ipam } = config;
  return withText(config, setAt(parsed, [plugin.keyOf('ipam'), ipam?.keyOf(key) ?? key], value));
};

/** Gives the network another name in its configuration. */
export const setNetworkName = (config: Config, name: string): Config => {
  const { parsed } = config;
  return withText(config, setInJson(parsed.text, [topOf(parsed).keyOf('name')], name));
};
