import { isRecord, type KubernetesResource } from '../../core/resource';
import { setIn } from '../../core/set-in';
import { updateAt } from '../../core/update-at';
import type { FindingCode } from '../../findings/catalog';
import * as codes from '../../findings/codes';
import type { Finding } from '../../findings/finding';
import { placeOf } from './nad-edit';

/** What a fix of a user-defined network works on. */
interface UdnFixContext {
  finding: Finding;
  udn: KubernetesResource;
  path: (string | number)[];
  value: unknown;
}

type UdnFix = (context: UdnFixContext) => KubernetesResource | undefined;

/** Changes the object that holds the key at the place of the finding, or the list of the entry. */
const changed = (
  { udn, path }: UdnFixContext,
  change: (parent: Record<string, unknown>, key: string) => Record<string, unknown>,
): KubernetesResource | undefined => {
  const key = path.at(-1);
  if (typeof key !== 'string') return undefined;
  const result = updateAt(udn, path.slice(0, -1), (parent) => change(parent, key));
  return isRecord(result) && result !== udn ? result : undefined;
};

const set = (context: UdnFixContext, value: unknown): KubernetesResource | undefined => {
  const last = context.path.at(-1);
  if (typeof last === 'string') {
    return changed(context, (parent, key) => ({ ...parent, [key]: value }));
  }
  return changed({ ...context, path: context.path.slice(0, -1) }, (holder, key) => {
    const list = holder[key];
    if (!Array.isArray(list)) return holder;
    return {
      ...holder,
      [key]: list.map((entry: unknown, index) => (index === last ? value : entry)),
    };
  });
};

const remove: UdnFix = (context) =>
  changed(context, (parent, key) => setIn(parent, [key], undefined));

const removeEmpty: UdnFix = (context) =>
  Array.isArray(context.value) && context.value.length === 0 ? remove(context) : undefined;

const takeSuggestion: UdnFix = (context) => {
  const { suggestion } = context.finding.params;
  return typeof suggestion !== 'string' || suggestion.includes(',')
    ? undefined
    : set(context, suggestion);
};

const takeExpected: UdnFix = (context) => set(context, context.finding.params.expected);

const unquoteNumber: UdnFix = (context) =>
  typeof context.value === 'string' && /^\s*\d{1,9}\s*$/.test(context.value)
    ? set(context, Number(context.value))
    : undefined;

const renameKey: UdnFix = (context) => {
  const { suggestion } = context.finding.params;
  if (typeof suggestion !== 'string') return undefined;
  return changed(context, (parent, key) =>
    Object.fromEntries(
      Object.entries(parent).map(([name, value]) => [name === key ? suggestion : name, value]),
    ),
  );
};

/** Fixes for VMN5xx. */
const udnFixes: Partial<Record<FindingCode, UdnFix>> = {
  [codes.settingsOfAnotherTopology]: remove,
  [codes.roleNotPossible]: takeSuggestion,
  [codes.valueNotWholeNumber]: unquoteNumber,
  [codes.tooFewOrTooManyEntries]: removeEmpty,
  [codes.emptyIpam]: remove,
  [codes.unknownSettingOfIpam]: takeSuggestion,
  [codes.persistentAddressesWithoutIpam]: remove,
  [codes.settingForPrimaryNetworks]: remove,
  [codes.partOfSubnetsHasHostBits]: takeExpected,
  [codes.partOfSubnetsNotThere]: remove,
  [codes.unknownVlanMode]: takeSuggestion,
  [codes.unknownTransportOfNetwork]: takeSuggestion,
  [codes.settingsOfAnotherTransport]: remove,
  [codes.settingDropped]: renameKey,
  [codes.topologyNotPossible]: takeSuggestion,
};

/** Whether there is a mechanical fix for a code of user-defined networks. */
export const hasUdnFix = (code: FindingCode): boolean => udnFixes[code] !== undefined;

/** The mended network; undefined where there is no mechanical way. */
export const fixUdn = (
  finding: Finding,
  udn: KubernetesResource,
): KubernetesResource | undefined => {
  const place = placeOf(udn, `.${finding.path}`);
  const fix = udnFixes[finding.code];
  if (!place || !fix) return undefined;
  return fix({ finding, udn, path: place.path, value: place.value });
};
