import type { JSONPath } from 'jsonc-parser';
import { isRecord } from '../../core/resource';
import { parseConfig, pluginFields, rawPluginOf, type ParsedConfig } from '../config';
import { fieldsOf, fieldsUnder, type Fields } from '../fields';
import { setInJson } from '../../text/json-text';
import { ipamSchema } from '../schema/ipams';
import { keysOf } from '../../shapes/schema';

/** What a form reads. */
export interface FormSource {
  /** Settings of the plugin that the form shows. */
  plugin: Fields;
  /** Its part that hands out addresses. */
  ipam: Fields | undefined;
  /** Name beside the list of plugins, or in the one configuration. */
  name: unknown;
}

/** Changes single leaves of a configuration and leaves all else as it is. */
export interface ConfigEditor {
  text(): string;
  /** The configuration as it is now. */
  source(): FormSource;
  setName(name: string): void;
  /** Sets a setting of the plugin, or removes it (undefined). */
  set(key: string, value: unknown): void;
  setInIpam(key: string, value: unknown): void;
}

type Ok = ParsedConfig & { kind: 'ok' };
const nameKey = keysOf('any', 'name');

const topOf = ({ config }: Ok): Fields => fieldsOf(config, nameKey, 'spec.config');

/** Reads a configuration for a form. */
export const sourceOf = (parsed: Ok): FormSource => {
  const plugin = pluginFields(parsed);
  const type = fieldsUnder(plugin, 'ipam', ipamSchema(undefined))?.get('type');
  const ipam = fieldsUnder(plugin, 'ipam', ipamSchema(type));
  return { plugin, ipam, name: topOf(parsed).get('name') };
};

/** A path of which a part is there but is no object cannot be followed; that part is replaced. */
const setAt = (parsed: Ok, keys: readonly string[], value: unknown): string => {
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

/** An editor of a text. One that holds no JSON object stays as it is. */
export const editorOf = (initial: string): ConfigEditor => {
  let text = initial;
  const change = (next: (parsed: Ok) => string): void => {
    const parsed = parseConfig(text);
    if (parsed.kind === 'ok') text = next(parsed);
  };
  return {
    text: () => text,
    source: () => {
      const parsed = parseConfig(text);
      if (parsed.kind === 'ok') return sourceOf(parsed);
      return { plugin: fieldsOf({}, {}, 'spec.config'), ipam: undefined, name: undefined };
    },
    setName: (name) =>
      change((parsed) => setInJson(parsed.text, [topOf(parsed).keyOf('name')], name)),
    set: (key, value) =>
      change((parsed) => setAt(parsed, [pluginFields(parsed).keyOf(key)], value)),
    setInIpam: (key, value) =>
      change((parsed) => {
        const { plugin, ipam } = sourceOf(parsed);
        return setAt(parsed, [plugin.keyOf('ipam'), ipam?.keyOf(key) ?? key], value);
      }),
  };
};
