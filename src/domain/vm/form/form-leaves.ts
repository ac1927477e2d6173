import { isRecord, recordAt, valueAt } from '../../core/resource';
import { setIn } from '../../core/set-in';
import {
  asTyped,
  numberOrText,
  textOrNothing,
  within,
  type FormValue,
  type Leaf,
} from '../../forms/leaf';
import {
  flagAtLeaf,
  listAtLeaf,
  numberAtLeaf,
  rowsAtLeaf,
  textAtLeaf,
} from '../../forms/object-leaves';
import { bindingKeys, bindingOf, sourcesOf, type Binding } from '../spec/interface-values';
import { requestText, withRenamedRequest, withRequest } from '../spec/requested-addresses';

type Json = Record<string, unknown>;

/** The parts of a VM that the form of one interface edits. Paths of leaves begin with the part. */
export interface FormParts {
  /** Of `interfaces`. */
  entry: Json;
  /** Of `networks`. */
  network: Json;
  /** `domain.devices`, of which only leaves beside `interfaces` are edited. */
  devices: Json;
  /** Of `spec.template.metadata`, of which only the request for addresses is edited. */
  annotations: Readonly<Json>;
}

const inEntry = <V extends FormValue>(leaf: Leaf<Json, V>): Leaf<FormParts, V> =>
  within<FormParts, 'entry', V>('entry', leaf);

const inNetwork = <V extends FormValue>(leaf: Leaf<Json, V>): Leaf<FormParts, V> =>
  within<FormParts, 'network', V>('network', leaf);

const PRUNES = { prunes: true };
const text = (...path: string[]) => inEntry(textAtLeaf(path, PRUNES));
const number = (...path: string[]) => inEntry(numberAtLeaf(path, PRUNES));

/** A setting of the pod network, which an interface on another network does not have. */
const podText = (key: string): Leaf<FormParts, string> => {
  const leaf = textAtLeaf(['pod', key]);
  return inNetwork({
    ...leaf,
    write: (network, typed, values) =>
      values.networkKind === 'pod' ? leaf.write(network, typed, values) : network,
  });
};

const name: Leaf<FormParts, string> = {
  paths: ['entry.name', 'network.name'],
  read: ({ entry }) => asTyped(entry.name),
  write: (parts, value) => ({
    ...parts,
    entry: { ...parts.entry, name: value },
    network: { ...parts.network, name: value },
    annotations: withRenamedRequest(parts.annotations, asTyped(parts.entry.name), value),
  }),
};

/** Addresses that OVN-Kubernetes is asked for, on a primary user-defined network. */
const addresses: Leaf<FormParts, string> = {
  paths: ['annotations'],
  read: ({ annotations, entry }) => requestText(annotations, asTyped(entry.name)),
  write: (parts, typed) => ({
    ...parts,
    annotations: withRequest(parts.annotations, asTyped(parts.entry.name), typed),
  }),
};

const without = (object: Json, keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

/** `other`: a source that the form does not know, or none, or several. */
type NetworkKind = 'pod' | 'multus' | 'other';

const networkKind = inNetwork<NetworkKind>({
  // What stands for the whole entry.
  paths: [''],
  read: (network) => {
    const [source, another] = sourcesOf(network);
    return another === undefined && (source === 'pod' || source === 'multus') ? source : 'other';
  },
  write: (network, kind, values) => {
    // A network that leads nowhere is worse than none: the form asks for the name.
    if (kind === 'other' || (kind === 'multus' && values.networkName === '')) return network;
    const rest = without(network, ['pod', 'multus', 'resourceClaim']);
    return kind === 'pod'
      ? { ...rest, pod: recordAt(network, 'pod') }
      : { ...rest, multus: { networkName: values.networkName } };
  },
});

/** `name` or `namespace/name` of a NetworkAttachmentDefinition, with kind multus. */
const networkName = inNetwork<string>({
  paths: ['multus'],
  read: (network) => asTyped(valueAt(network, 'multus', 'networkName')),
  write: (network, value, values) =>
    values.networkKind === 'multus' && (value !== '' || isRecord(network.multus))
      ? setIn(network, ['multus', 'networkName'], value)
      : network,
});

const binding = inEntry<Binding>({
  // What stands for the whole entry.
  paths: [''],
  read: bindingOf,
  write: (entry, value) => {
    if (value === 'none' || value === 'unknown') return entry;
    if (!value.startsWith('plugin:')) {
      const others = without(entry, [...bindingKeys.filter((key) => key !== value), 'binding']);
      return { ...others, [value]: isRecord(entry[value]) ? entry[value] : {} };
    }
    const plugin = { ...recordAt(entry, 'binding'), name: value.slice('plugin:'.length) };
    return { ...without(entry, bindingKeys), binding: plugin };
  },
});

const withOptional = (object: Json, key: string, value: unknown): Json =>
  value === undefined ? without(object, [key]) : { ...object, [key]: value };

/** `protocol` '' stands for TCP. */
export type PortForm = { name: string; port: string; protocol: string };

/** The ports of an interface, as rows. */
export const portRows = rowsAtLeaf<PortForm>(
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

export type PrivateOptionForm = { option: string; value: string };

const privateOptions = rowsAtLeaf<PrivateOptionForm>(
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

/**
 * The fields of an interface, text as typed and '' for nothing, in the order in which they are
 * written: the kind of network before what belongs to it.
 */
export const leaves = {
  name,
  networkKind,
  networkName,
  binding,
  /** '' leaves the choice to the VM's preference. */
  model: text('model'),
  /** '' has one given. */
  mac: text('macAddress'),
  /** '' means up. */
  state: text('state'),
  /** Separated by commas; '' has them given. */
  addresses,
  bootOrder: number('bootOrder'),
  ports: inEntry({ ...portRows, paths: ['ports', 'portRanges'] }),
  pciAddress: text('pciAddress'),
  bootFileName: text('dhcpOptions', 'bootFileName'),
  tftpServerName: text('dhcpOptions', 'tftpServerName'),
  ntpServers: inEntry(listAtLeaf(['dhcpOptions', 'ntpServers'], PRUNES)),
  privateOptions: inEntry(privateOptions),
  vmNetworkCIDR: podText('vmNetworkCIDR'),
  vmIPv6NetworkCIDR: podText('vmIPv6NetworkCIDR'),
  /** Of all interfaces of the VM. */
  multiqueue: within<FormParts, 'devices', boolean>(
    'devices',
    flagAtLeaf(['networkInterfaceMultiqueue'], true),
  ),
};
