import { jsonErrorPosition } from '../net/json-scan';
import { isRecord } from '../resource';

/** What the text of `spec.config` holds. */
export type ParsedConfig =
  | { kind: 'empty' }
  /** No JSON object. `message` is the JSON engine's, or says what was found; counts from 1. */
  | { kind: 'invalid'; message: string; line: number; column: number }
  | {
      kind: 'ok';
      /** The text that was read. */
      text: string;
      config: Record<string, unknown>;
      /** The configuration itself, or the first of its `plugins`. */
      plugin: Record<string, unknown>;
      /** Where `plugin` is: '' or 'plugins[0]'. */
      pluginPath: string;
    };

const typeName = (value: unknown): string => {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
};

/**
 * Reads CNI configuration. Never throws. A chain is read by its first plugin, which is the one that
 * connects the VM; the others only adjust what it made.
 *
 * Source: containernetworking/cni libcni/conf.go; openshift multus-admission-controller.
 */
export const parseConfig = (text: string | undefined): ParsedConfig => {
  if (text === undefined || (typeof text === 'string' && text.trim() === '')) {
    return { kind: 'empty' };
  }
  let config: unknown;
  try {
    config = JSON.parse(text);
  } catch (error) {
    const position = jsonErrorPosition(text) ?? { line: 1, column: 1 };
    return {
      kind: 'invalid',
      message: error instanceof Error ? error.message : String(error),
      ...position,
    };
  }
  if (!isRecord(config)) {
    return {
      kind: 'invalid',
      message: `found ${typeName(config)}, not an object`,
      line: 1,
      column: 1,
    };
  }
  const chain: unknown[] = Array.isArray(config.plugins) ? config.plugins : [];
  const first = chain[0];
  return isRecord(first)
    ? { kind: 'ok', text, config, plugin: first, pluginPath: 'plugins[0]' }
    : { kind: 'ok', text, config, plugin: config, pluginPath: '' };
};

/** Never throws: reads the configuration of any value that should be a network. */
export const configOf = (nad: unknown): ParsedConfig => {
  const spec = isRecord(nad) ? nad.spec : undefined;
  const text = isRecord(spec) ? spec.config : undefined;
  if (text === undefined || text === null) return { kind: 'empty' };
  if (typeof text !== 'string') {
    return { kind: 'invalid', message: `found ${typeName(text)}, not text`, line: 1, column: 1 };
  }
  return parseConfig(text);
};
