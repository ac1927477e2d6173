import { msg } from '../../core/msg';
import { formOf } from './build';
import type { ConfigEditor } from './editor';
import type { CommonValues, FormValue } from './form';
import { asTyped, textLeaf, numberLeaf, textOrNothing, type Leaf } from './leaf';
import { mergeList, textWords } from '../../forms/list-text';

/**
 * Fields of a macvlan network. `ipam` is the plugin that hands out addresses, '' for none; the
 * fields behind it are those of whereabouts and of host-local. Entries of `exclude`, which only
 * whereabouts has, are separated by commas.
 */
export type MacvlanForm = CommonValues & {
  master: string;
  mode: string;
  mtu: string;
  ipam: string;
  range: string;
  rangeStart: string;
  rangeEnd: string;
  exclude: string;
  gateway: string;
};

type AddressField = 'range' | 'rangeStart' | 'rangeEnd' | 'exclude' | 'gateway';
const addressFields: AddressField[] = ['range', 'rangeStart', 'rangeEnd', 'exclude', 'gateway'];

/** What a field is called in each plugin. */
const keys: Readonly<Record<string, Partial<Record<AddressField, string>>>> = {
  whereabouts: {
    range: 'range',
    rangeStart: 'range_start',
    rangeEnd: 'range_end',
    exclude: 'exclude',
    gateway: 'gateway',
  },
  'host-local': {
    range: 'subnet',
    rangeStart: 'rangeStart',
    rangeEnd: 'rangeEnd',
    gateway: 'gateway',
  },
};

const keyOf = (type: unknown, field: AddressField): string | undefined =>
  typeof type === 'string' && Object.hasOwn(keys, type) ? keys[type]?.[field] : undefined;

const excludeText = (value: unknown): string =>
  Array.isArray(value) ? value.flatMap(textWords).join(', ') : asTyped(value);

const excludeFrom = (typed: string, before: unknown): unknown[] | undefined => {
  const list = mergeList(typed, Array.isArray(before) ? before : [], textWords, (word) => word);
  return list.length > 0 ? list : undefined;
};

const writeAddress = (editor: ConfigEditor, field: AddressField, typed: string): void => {
  const { ipam } = editor.source();
  const key = keyOf(ipam?.get('type'), field);
  if (key === undefined) return;
  const before = ipam?.get(key);
  editor.setInIpam(key, field === 'exclude' ? excludeFrom(typed, before) : textOrNothing(typed));
};

const addressLeaf = (field: AddressField): Leaf<string> => ({
  paths: Object.values(keys).flatMap((names) => (names[field] ? [`ipam.${names[field]}`] : [])),
  read: ({ ipam }) => {
    const key = keyOf(ipam?.get('type'), field);
    const value = key === undefined ? undefined : ipam?.get(key);
    return field === 'exclude' ? excludeText(value) : asTyped(value);
  },
  write: (editor, value) => writeAddress(editor, field, value),
});

/** Another plugin calls the same things by other names: what it was given moves along. */
const changeIpam = (
  editor: ConfigEditor,
  type: string,
  values: Readonly<Record<string, FormValue>>,
): void => {
  const before = editor.source().ipam?.get('type');
  for (const field of addressFields) {
    const key = keyOf(before, field);
    if (key !== undefined && key !== keyOf(type, field)) editor.setInIpam(key, undefined);
  }
  editor.setInIpam('type', textOrNothing(type));
  for (const field of addressFields) {
    const typed = values[field];
    if (typeof typed === 'string' && typed !== '') writeAddress(editor, field, typed);
  }
};

const ipamLeaf: Leaf<string> = {
  paths: ['ipam'],
  read: ({ ipam }) => asTyped(ipam?.get('type')),
  write: changeIpam,
};

/** The form of macvlan networks, which carry live migrations between nodes. */
export const macvlanForm = formOf<Omit<MacvlanForm, keyof CommonValues>>({
  type: 'macvlan',
  otherType: msg('This is not a macvlan network; the form shows only those.'),
  leaves: {
    master: textLeaf('master'),
    mode: textLeaf('mode'),
    mtu: numberLeaf('mtu'),
    range: addressLeaf('range'),
    rangeStart: addressLeaf('rangeStart'),
    rangeEnd: addressLeaf('rangeEnd'),
    exclude: addressLeaf('exclude'),
    gateway: addressLeaf('gateway'),
    ipam: ipamLeaf,
  },
  create: (_namespace, name) => ({
    config: {
      cniVersion: '0.3.1',
      name,
      type: 'macvlan',
      master: '',
      mode: 'bridge',
      ipam: { type: 'whereabouts', range: '' },
    },
  }),
  unfit: ({ ipam }) => {
    const several = ['ipRanges', 'ranges'].find((key) => ipam?.get(key) !== undefined);
    return several === undefined
      ? undefined
      : {
          reason: msg('"{{key}}" lists several ranges, and the form shows only one. Use the text.'),
          params: { key: several },
        };
  },
});
