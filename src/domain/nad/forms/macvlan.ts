import { msg } from '../../core/msg';
import { textOnly } from '../../forms/form';
import { asTyped, textOrNothing } from '../../forms/leaf';
import { mergeList, textWords } from '../../forms/list-text';
import { nadFormOf } from './build';
import { setInIpam, type Config } from './config-text';
import { inConfig, numberLeaf, textLeaf, type NadLeaf } from './leaves';

const addressFields = ['range', 'rangeStart', 'rangeEnd', 'exclude', 'gateway'] as const;
type AddressField = (typeof addressFields)[number];

/** What a field is called in each plugin that hands out addresses. */
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

const writeAddress = (config: Config, field: AddressField, typed: string): Config => {
  const { ipam } = config;
  const key = keyOf(ipam?.get('type'), field);
  if (key === undefined) return config;
  const before = ipam?.get(key);
  return setInIpam(
    config,
    key,
    field === 'exclude' ? excludeFrom(typed, before) : textOrNothing(typed),
  );
};

/** A field of whichever plugin hands out addresses; entries of `exclude` are separated by commas. */
const addressLeaf = (field: AddressField): NadLeaf<string> =>
  inConfig({
    paths: Object.values(keys).flatMap((names) => (names[field] ? [`ipam.${names[field]}`] : [])),
    read: ({ ipam }) => {
      const key = keyOf(ipam?.get('type'), field);
      const value = key === undefined ? undefined : ipam?.get(key);
      return field === 'exclude' ? excludeText(value) : asTyped(value);
    },
    write: (config, value) => writeAddress(config, field, value),
  });

/**
 * The plugin that hands out addresses, '' for none. Another one calls the same things by other
 * names: what it was given moves along.
 */
const ipamLeaf = inConfig<string>({
  paths: ['ipam'],
  read: ({ ipam }) => asTyped(ipam?.get('type')),
  write: (config, type, values) => {
    const before = config.ipam?.get('type');
    let current = config;
    for (const field of addressFields) {
      const key = keyOf(before, field);
      if (key !== undefined && key !== keyOf(type, field)) {
        current = setInIpam(current, key, undefined);
      }
    }
    current = setInIpam(current, 'type', textOrNothing(type));
    for (const field of addressFields) {
      const typed = values[field];
      if (typeof typed === 'string' && typed !== '') {
        current = writeAddress(current, field, typed);
      }
    }
    return current;
  },
});

/** The form of macvlan networks, which carry live migrations between nodes. */
export const macvlanForm = nadFormOf({
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
  create: ({ name }) => ({
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
      : textOnly(
          msg('"{{key}}" lists several ranges, and the form shows only one. Use the text.'),
          {
            key: several,
          },
        );
  },
});
