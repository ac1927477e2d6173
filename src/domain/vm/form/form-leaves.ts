import { asTyped, numberOrText, textOrNothing } from '../../nad/forms/leaf';
import { splitList } from '../../forms/list-text';
import { isRecord, listAt, recordAt, valueAt } from '../../core/resource';
import { dropIn, setIn } from '../../core/set-in';
import type { InterfaceField, InterfaceForm, PortForm, PrivateOptionForm } from './form-values';
import { bindingKeys, bindingOf, sourcesOf, type Binding } from '../spec/interface-values';

type Json = Record<string, unknown>;

/** The parts of a VM that the form of one interface edits. */
export interface FormParts {
  /** Of `interfaces`. */
  entry: Json;
  /** Of `networks`. */
  network: Json;
  /** `domain.devices`, of which only leaves beside `interfaces` are edited. */
  devices: Json;
}

/** One field of the form and the leaf that it edits. */
export interface FormLeaf<T> {
  read(parts: FormParts): T;
  write(parts: FormParts, value: T, form: InterfaceForm): FormParts;
}

const inPart = (
  part: keyof FormParts,
  path: readonly string[],
  toJson: (typed: string) => unknown,
): FormLeaf<string> => ({
  read: (parts) => asTyped(valueAt(parts[part], ...path)),
  write: (parts, typed) => {
    const value = toJson(typed);
    const before = parts[part];
    return {
      ...parts,
      [part]: value === undefined ? dropIn(before, path) : setIn(before, path, value),
    };
  },
});

const text = (...path: string[]) => inPart('entry', path, textOrNothing);
const number = (...path: string[]) => inPart('entry', path, numberOrText);

const podText = (key: string): FormLeaf<string> => ({
  read: ({ network }) => asTyped(valueAt(network, 'pod', key)),
  write: (parts, typed, { networkKind }) =>
    networkKind === 'pod'
      ? { ...parts, network: setIn(parts.network, ['pod', key], textOrNothing(typed)) }
      : parts,
});

const name: FormLeaf<string> = {
  read: ({ entry }) => asTyped(entry.name),
  write: (parts, value) => ({
    ...parts,
    entry: { ...parts.entry, name: value },
    network: { ...parts.network, name: value },
  }),
};

const without = (object: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

const networkKind: FormLeaf<InterfaceForm['networkKind']> = {
  read: ({ network }) => {
    const [source, another] = sourcesOf(network);
    return another === undefined && (source === 'pod' || source === 'multus') ? source : 'other';
  },
  write: (parts, kind, form) => {
    if (kind === 'other') return parts;
    const rest = without(parts.network, ['pod', 'multus', 'resourceClaim']);
    const source = kind === 'pod' ? { pod: {} } : { multus: { networkName: form.networkName } };
    return { ...parts, network: { ...rest, ...source } };
  },
};

const networkName: FormLeaf<string> = {
  read: ({ network }) => asTyped(valueAt(network, 'multus', 'networkName')),
  write: (parts, value, form) =>
    form.networkKind === 'multus'
      ? { ...parts, network: setIn(parts.network, ['multus', 'networkName'], value) }
      : parts,
};

const binding: FormLeaf<Binding> = {
  read: ({ entry }) => bindingOf(entry),
  write: (parts, value) => {
    if (value === 'none' || value === 'unknown') return parts;
    const { entry } = parts;
    if (!value.startsWith('plugin:')) {
      const others = without(entry, [...bindingKeys.filter((key) => key !== value), 'binding']);
      return {
        ...parts,
        entry: { ...others, [value]: isRecord(entry[value]) ? entry[value] : {} },
      };
    }
    const plugin = { ...recordAt(entry, 'binding'), name: value.slice('plugin:'.length) };
    return { ...parts, entry: { ...without(entry, bindingKeys), binding: plugin } };
  },
};

/** Entries of a list; those that stay the same keep whatever else they hold. */
const list = <T extends object>(
  path: readonly string[],
  read: (entry: unknown) => T,
  make: (value: T, before: Json) => Json,
): FormLeaf<readonly T[]> => ({
  read: ({ entry }) => listAt(entry, ...path).map(read),
  write: (parts, values) => {
    const before = listAt(parts.entry, ...path);
    const entries = values.map((value, index) => {
      const old = before[index];
      return isSameValue(read(old), value) && old !== undefined
        ? old
        : make(value, isRecord(old) ? old : {});
    });
    const { entry } = parts;
    return {
      ...parts,
      entry: entries.length > 0 ? setIn(entry, path, entries) : dropIn(entry, path),
    };
  },
});

const withOptional = (object: Json, key: string, value: unknown): Json =>
  value === undefined ? without(object, [key]) : { ...object, [key]: value };

const ports = list<PortForm>(
  ['ports'],
  (entry) => ({
    name: asTyped(valueAt(entry, 'name')),
    port: asTyped(valueAt(entry, 'port')),
    protocol: asTyped(valueAt(entry, 'protocol')),
  }),
  ({ name: portName, port, protocol }, before) =>
    withOptional(
      withOptional(
        withOptional(before, 'name', textOrNothing(portName)),
        'port',
        numberOrText(port),
      ),
      'protocol',
      textOrNothing(protocol),
    ),
);

const privateOptions = list<PrivateOptionForm>(
  ['dhcpOptions', 'privateOptions'],
  (entry) => ({
    option: asTyped(valueAt(entry, 'option')),
    value: asTyped(valueAt(entry, 'value')),
  }),
  ({ option, value }, before) => ({
    ...withOptional(before, 'option', numberOrText(option)),
    value,
  }),
);

const ntpServers: FormLeaf<string> = {
  read: ({ entry }) => {
    const value = valueAt(entry, 'dhcpOptions', 'ntpServers');
    return Array.isArray(value) ? value.map(asTyped).join(', ') : asTyped(value);
  },
  write: (parts, typed) => {
    const path = ['dhcpOptions', 'ntpServers'];
    const servers = splitList(typed);
    const { entry } = parts;
    return {
      ...parts,
      entry: servers.length > 0 ? setIn(entry, path, servers) : dropIn(entry, path),
    };
  },
};

const multiqueue: FormLeaf<boolean> = {
  read: ({ devices }) => devices.networkInterfaceMultiqueue === true,
  write: (parts, value) => ({
    ...parts,
    devices: setIn(parts.devices, ['networkInterfaceMultiqueue'], value ? true : undefined),
  }),
};

/** In the order in which they are written: the kind of network before what belongs to it. */
export const leaves: { [F in InterfaceField]: FormLeaf<InterfaceForm[F]> } = {
  name,
  networkKind,
  networkName,
  binding,
  model: text('model'),
  mac: text('macAddress'),
  state: text('state'),
  bootOrder: number('bootOrder'),
  ports,
  pciAddress: text('pciAddress'),
  bootFileName: text('dhcpOptions', 'bootFileName'),
  tftpServerName: text('dhcpOptions', 'tftpServerName'),
  ntpServers,
  privateOptions,
  vmNetworkCIDR: podText('vmNetworkCIDR'),
  vmIPv6NetworkCIDR: podText('vmIPv6NetworkCIDR'),
  multiqueue,
};

export const isSameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
