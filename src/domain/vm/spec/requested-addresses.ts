import { isRecord, textAt, textOf } from '../../core/resource';
import { mergeList, textWords } from '../../forms/list-text';
import { setEntry } from './json-entries';

export const ADDRESSES_ANNOTATION = 'network.kubevirt.io/addresses';

/** Where a VM, or an instance without VM, asks for addresses. */
export interface AddressRequest {
  text: string;
  path: string;
}

/** The annotation of the template, which KubeVirt gives to the instance, or of the object itself. */
export const addressRequestOf = (object: unknown, isVm: boolean): AddressRequest | undefined => {
  const places = isVm ? [['spec', 'template'], []] : [[]];
  for (const place of places) {
    const text = textAt(object, ...place, 'metadata', 'annotations', ADDRESSES_ANNOTATION);
    const at = [...place, 'metadata', 'annotations'].join('.');
    if (text !== undefined) return { text, path: `${at}['${ADDRESSES_ANNOTATION}']` };
  }
  return undefined;
};

/**
 * Interfaces by name with the addresses that they ask for; undefined where the text is no such map.
 *
 * Source: ipam-extensions pkg/ips/primarynetwork.go, pkg/config/types.go.
 */
export const readAddressRequest = (
  text: string,
): [name: string, addresses: unknown[]][] | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Said by the caller, who shows the text.
    return undefined;
  }
  if (value !== null && !isRecord(value)) return undefined;
  const entries: [string, unknown[]][] = [];
  for (const [name, addresses] of Object.entries(value ?? {})) {
    if (addresses !== null && !Array.isArray(addresses)) return undefined;
    entries.push([name, addresses ?? []]);
  }
  return entries;
};

type Annotations = Readonly<Record<string, unknown>>;

const mapIn = (annotations: Annotations) => {
  const text = textOf(annotations[ADDRESSES_ANNOTATION]) ?? '';
  return { text, map: text === '' ? [] : readAddressRequest(text) };
};

const entriesOf = (annotations: Annotations, name: string): unknown[] | undefined =>
  mapIn(annotations).map?.find(([each]) => each === name)?.[1];

/** What one interface asks for by the annotations of its template, separated by commas. */
export const requestText = (annotations: Annotations, name: string): string =>
  (entriesOf(annotations, name) ?? []).flatMap(textWords).join(', ');

const withEntries = (
  annotations: Annotations,
  name: string,
  entries: readonly unknown[] | undefined,
): Annotations => {
  const { text, map } = mapIn(annotations);
  // What cannot be read is kept, and found by a rule.
  if (!map) return annotations;
  const hasOthers = map.some(([each]) => each !== name);
  if (entries === undefined && !hasOthers) {
    const { [ADDRESSES_ANNOTATION]: _gone, ...others } = annotations;
    return others;
  }
  const written = setEntry(isRecord(JSON.parse(text || 'null')) ? text : '{}', name, entries);
  return { ...annotations, [ADDRESSES_ANNOTATION]: written };
};

/**
 * Annotations of a template by which one interface asks for addresses; what others ask for stays as
 * it is written. A request that cannot be read stays as it is.
 *
 * @param typed addresses without prefix, separated by commas; '' asks for none
 */
export const withRequest = (annotations: Annotations, name: string, typed: string): Annotations => {
  const before = entriesOf(annotations, name);
  const entries = mergeList(typed, before ?? [], textWords, (word) => word);
  if (before === undefined && entries.length === 0) return annotations;
  return withEntries(annotations, name, entries.length === 0 ? undefined : entries);
};

/** The same for an interface that gets another name. */
export const withRenamedRequest = (
  annotations: Annotations,
  before: string,
  after: string,
): Annotations => {
  const entries = entriesOf(annotations, before);
  return entries === undefined || before === after
    ? annotations
    : withEntries(withEntries(annotations, after, entries), before, undefined);
};

/** The addresses that one interface asks for, as written. */
export const requestedFor = (object: unknown, isVm: boolean, name: string): string[] => {
  const request = addressRequestOf(object, isVm);
  const map = request && readAddressRequest(request.text);
  return (map ?? [])
    .filter(([each]) => each === name)
    .flatMap(([, addresses]) => addresses.flatMap((text) => textOf(text) ?? []));
};
