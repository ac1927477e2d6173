import { jsonErrorPosition } from '../text/json-scan';
import { MAX_NESTING, nestingOf } from '../text/nesting';
import { isRecord, textOf } from '../core/resource';
import { fieldsOf, inKnownSpelling, type Fields } from '../shapes/fields';
import { pluginSchema } from './schema/plugins';
import { keysOf } from '../shapes/schema';

/** What the text of `spec.config` holds. */
export type ParsedConfig =
  | { kind: 'empty' }
  /** No JSON object. `found` says what stands there instead, if it is JSON; counts from 1. */
  | { kind: 'invalid'; found?: string; line: number; column: number }
  /** Brackets are nested deeper than they are read: nothing is known of it. */
  | { kind: 'too-deep'; depth: number }
  | {
      kind: 'ok';
      /** The text that was read. */
      text: string;
      config: Record<string, unknown>;
      /**
       * The configuration itself, or the first of its `plugins`; its keys in the plugin's own
       * spelling, as plugins do not look at upper and lower case.
       */
      plugin: Record<string, unknown>;
      /** Where `plugin` is: '' or 'plugins[0]'. */
      pluginPath: string;
    };

const typeName = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

const typeKey = keysOf('any', 'type');

const typeOf = (plugin: Record<string, unknown>): unknown =>
  fieldsOf(plugin, typeKey, '').get('type');

const ok = (
  text: string,
  config: Record<string, unknown>,
  plugin: Record<string, unknown>,
  pluginPath: string,
): ParsedConfig => ({
  kind: 'ok',
  text,
  config,
  plugin: inKnownSpelling(plugin, pluginSchema(typeOf(plugin))),
  pluginPath,
});

/**
 * Reads CNI configuration. Never throws. A chain is read by its first plugin, which is the one that
 * connects the VM; the others only adjust what it made. Beside a type of its own a list is passed
 * over, as Multus does.
 *
 * Source: containernetworking/cni libcni/conf.go; openshift multus-admission-controller; multus-cni
 * pkg/types/conf.go LoadDelegateNetConf.
 */
export const parseConfig = (text: string | undefined): ParsedConfig => {
  if (text === undefined || (typeof text === 'string' && text.trim() === '')) {
    return { kind: 'empty' };
  }
  const depth = nestingOf(text);
  if (depth > MAX_NESTING) return { kind: 'too-deep', depth };
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch {
    const position = jsonErrorPosition(text) ?? { line: 1, column: 1 };
    return { kind: 'invalid', ...position };
  }
  if (!isRecord(config)) {
    return {
      kind: 'invalid',
      found: `found ${typeName(config)}, not an object`,
      line: 1,
      column: 1,
    };
  }
  const chain: unknown[] = Array.isArray(config.plugins) ? config.plugins : [];
  const first = chain[0];
  return isRecord(first) && textOf(typeOf(config)) === undefined
    ? ok(text, config, first, 'plugins[0]')
    : ok(text, config, config, '');
};

/** Never throws: reads the configuration of any value that should be a network. */
export const configOf = (nad: unknown): ParsedConfig => {
  const spec = isRecord(nad) ? nad.spec : undefined;
  const text = isRecord(spec) ? spec.config : undefined;
  if (text === undefined || text === null) return { kind: 'empty' };
  if (typeof text !== 'string') {
    return { kind: 'invalid', found: `found ${typeName(text)}, not text`, line: 1, column: 1 };
  }
  return parseConfig(text);
};

/** The plugin as it stands in the text. */
export const rawPluginOf = (parsed: ParsedConfig & { kind: 'ok' }): Record<string, unknown> => {
  const chain: unknown[] = Array.isArray(parsed.config.plugins) ? parsed.config.plugins : [];
  return parsed.pluginPath !== '' && isRecord(chain[0]) ? chain[0] : parsed.config;
};

/** Path of the plugin in the resource. */
export const pluginAt = ({ pluginPath }: ParsedConfig & { kind: 'ok' }): string =>
  pluginPath === '' ? 'spec.config' : `spec.config.${pluginPath}`;

/** The plugin's settings, with the paths at which they stand in the resource. */
export const pluginFields = (parsed: ParsedConfig & { kind: 'ok' }): Fields =>
  fieldsOf(rawPluginOf(parsed), pluginSchema(parsed.plugin.type), pluginAt(parsed));

/**
 * Name of the network in the configuration: beside a list of plugins where there is one. Undefined
 * where it is missing, empty or no text.
 */
export const networkNameIn = (parsed: ParsedConfig): string | undefined => {
  if (parsed.kind !== 'ok') return undefined;
  return textOf(parsed.pluginPath === '' ? parsed.plugin.name : parsed.config.name);
};
