import { findNodeAtLocation, parseTree, type JSONPath } from 'jsonc-parser';
import { isRecord } from '../../core/resource';
import { configOf } from '../../nad/config';
import { setInJson } from '../../text/json-text';
import type { NetworkAttachmentDefinition } from '../../nad/types';
import type { Finding } from '../../findings/finding';

/** What a fix works on: a network whose configuration is a JSON object. */
export interface NadFixContext {
  finding: Finding;
  nad: NetworkAttachmentDefinition;
  text: string;
  /** Where the finding is in the configuration. */
  path: JSONPath;
  /** What stands there; undefined where nothing does. */
  value: unknown;
}

/** The mended network; undefined where there is no mechanical way. */
export type NadFix = (context: NadFixContext) => NetworkAttachmentDefinition | undefined;

interface Place {
  path: JSONPath;
  value: unknown;
}

const step = (
  value: unknown,
  rest: string,
): { key: string | number; length: number } | undefined => {
  const index = /^\[(\d+)\]/.exec(rest);
  if (index) return { key: Number(index[1]), length: index[0].length };
  if (!rest.startsWith('.')) return undefined;
  // A key may hold dots; the longest one that is there is meant.
  const own = Object.keys(isRecord(value) ? value : {})
    .filter((key) => rest.startsWith(key, 1) && /^(?:[.[]|$)/.test(rest.slice(key.length + 1)))
    .sort((a, b) => b.length - a.length)[0];
  const key = own ?? /^\.([^.[]*)/.exec(rest)?.[1] ?? '';
  return { key, length: key.length + 1 };
};

/** The place that a path names, such as `.a[0].b`; its last key may be missing. */
export const placeOf = (root: unknown, path: string): Place | undefined => {
  let rest = path;
  let value = root;
  const keys: JSONPath = [];
  while (rest !== '') {
    const next = step(value, rest);
    if (!next) return undefined;
    const { key, length } = next;
    keys.push(key);
    rest = rest.slice(length);
    if (Array.isArray(value) && typeof key === 'number') value = (value as unknown[])[key];
    else value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return { path: keys, value };
};

/** The network with another text as its configuration. */
export const withConfig = (
  nad: NetworkAttachmentDefinition,
  config: string,
): NetworkAttachmentDefinition => ({ ...nad, spec: { ...nad.spec, config } });

/** Sets the place of the finding, or removes it (undefined). */
export const setPlace = ({ nad, text, path }: NadFixContext, value: unknown) =>
  path.length === 0 ? undefined : withConfig(nad, setInJson(text, path, value));

/** Gives a key another name; its place, its value and all else stay. */
export const renameKey = (
  { nad, text, path }: NadFixContext,
  name: string,
): NetworkAttachmentDefinition | undefined => {
  const tree = parseTree(text);
  const key = tree && findNodeAtLocation(tree, path)?.parent?.children?.[0];
  if (key?.type !== 'string') return undefined;
  const end = key.offset + key.length;
  return withConfig(nad, text.slice(0, key.offset) + JSON.stringify(name) + text.slice(end));
};

/** The context of a finding; undefined where the configuration is no JSON object. */
export const contextOf = (
  finding: Finding,
  nad: NetworkAttachmentDefinition,
): NadFixContext | undefined => {
  const parsed = configOf(nad);
  if (parsed.kind !== 'ok') return undefined;
  const prefix = 'spec.config';
  const place = finding.path.startsWith(prefix)
    ? placeOf(parsed.config, finding.path.slice(prefix.length))
    : undefined;
  return { finding, nad, text: parsed.text, ...(place ?? { path: [], value: undefined }) };
};

/** A value of the finding as text. */
export const paramOf = ({ finding }: NadFixContext, key: string): string | undefined => {
  const value = finding.params[key];
  return value === undefined ? undefined : String(value);
};
