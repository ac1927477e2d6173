import { isMap, type Node } from 'yaml';
import { isRecord } from '../core/resource';
import { sameJson } from '../core/same-json';
import { between, changedValue, emptiedBy, valueAtPath, type Change } from './yaml-changes';
import { replaceRoot, written } from './yaml-edit';
import { word } from './yaml-style';
import { keyText, rangeOf, treeOf, wayTo, type YamlPath, type YamlText } from './yaml-tree';

/**
 * Reads one document of YAML as PyYAML does, of which single values can be changed. Anchors, tags,
 * merges and several documents are refused. Never throws.
 */
export const readYamlText = (text: string): YamlText => {
  const tree = treeOf(text);
  return 'kind' in tree ? tree : { kind: 'value', value: tree.value };
};

const says = (text: string, value: unknown): boolean => {
  const tree = treeOf(text);
  return !('kind' in tree) && sameJson(tree.value, value);
};

/** Makes a change; where the text would not say what is meant, what lies around it is written anew. */
const apply = (text: string, change: Change): string => {
  const tree = treeOf(text);
  if ('kind' in tree) return text;
  const meant = changedValue(tree.value, change);
  const result = written(tree, change);
  if (says(result, meant)) return result;
  for (let length = change.path.length - 1; length > 0; length -= 1) {
    const path = change.path.slice(0, length);
    const anew = written(tree, { kind: 'set', path, value: valueAtPath(meant, path) });
    if (says(anew, meant)) return anew;
  }
  return replaceRoot({ ...tree, text: '', root: null }, meant);
};

/**
 * Sets one value of a YAML text, or removes it (`undefined`). Of an object or a list only what differs
 * is touched. Everything else, comments, order, quotes, indentation and line breaks included, stays
 * byte for byte; what is new is written as its neighbours are, and so that every reader of YAML takes it
 * for what it is. A text that is refused stays as it is.
 *
 * @param path keys and places; what is missing on the way is made
 * @param keep steps of the path that stay where removing leaves them empty: all by default
 */
export const setInYaml = (
  text: string,
  path: YamlPath,
  value: unknown,
  keep = path.length,
): string => {
  const tree = treeOf(text);
  if ('kind' in tree) return text;
  const before = valueAtPath(tree.value, path);
  if (value === undefined) {
    if (before === undefined) return text;
    return apply(text, { kind: 'remove', path: emptiedBy(tree.value, path, keep) });
  }
  const changes: Change[] =
    before === undefined ? [{ kind: 'set', path, value }] : between(path, before, value);
  return changes.reduce(apply, text);
};

/** Gives the value at a path another key; nothing else changes. A path that is not there changes nothing. */
export const renameInYaml = (text: string, path: YamlPath, key: string): string => {
  const tree = treeOf(text);
  if ('kind' in tree) return text;
  const holder = path.slice(0, -1);
  const [way, last] = [wayTo(tree, path), path.at(-1)];
  const entry = way.at(-1);
  const object = valueAtPath(tree.value, holder);
  if (way.length !== path.length || !entry || !isRecord(object) || Object.hasOwn(object, key)) {
    return text;
  }
  const renamed = Object.fromEntries(
    Object.entries(object).map(([name, each]) => [name === last ? key : name, each]),
  );
  const node = isMap(entry.holder)
    ? entry.holder.items.map((pair) => pair.key as Node).find((each) => keyText(each) === last)
    : undefined;
  const [from, to] = node ? rangeOf(node) : [entry.start, entry.start];
  const result = text.slice(0, from) + word(key, node) + text.slice(to);
  const meant = changedValue(tree.value, { kind: 'set', path: holder, value: renamed });
  return says(result, meant) ? result : apply(text, { kind: 'set', path: holder, value: renamed });
};
