import { isRecord } from '../core/resource';
import { formOfDocument, type DocumentForm } from '../forms/form';
import { asTyped, type FormValue, type FormValues, type Leaf, type Row } from '../forms/leaf';
import type { IpFamily } from '../net/cidr';
import { DEFAULT_NIC, GATEWAY, nicField, SEVERAL, type NicFieldName } from './fields';
import { dialect1 } from './dialect-1';
import { dialect2 } from './dialect-2';
import type { Dialect, EntryLeaf, Identity } from './dialect';
import { renameInGuest, setInGuest, type GuestDocument } from './document';
import { defaultWays, guestValueAt, type GuestNic } from './network-data';
import type { Json } from './rows';

const dialectOf = ({ network }: GuestDocument): Dialect =>
  network.version === 1 ? dialect1 : dialect2;

const entryOf = ({ network }: GuestDocument, { path }: GuestNic): Json => {
  const found = guestValueAt(network, path);
  return isRecord(found) ? found : {};
};

/** A leaf of the entry of an interface; of one that is not there it reads nothing. */
const ofEntry = <V extends FormValue>(
  index: number,
  name: NicFieldName,
  none: V,
  leafOf: (dialect: Dialect) => {
    read(entry: Json, nic: GuestNic): V;
    write(document: GuestDocument, nic: GuestNic, value: V, values: FormValues): GuestDocument;
  },
): Leaf<GuestDocument, V> => ({
  paths: [nicField(index, name)],
  read: (document) => {
    const nic = document.network.nics[index];
    return nic ? leafOf(dialectOf(document)).read(entryOf(document, nic), nic) : none;
  },
  write: (document, value, values) => {
    const nic = document.network.nics[index];
    return nic ? leafOf(dialectOf(document)).write(document, nic, value, values) : document;
  },
});

const valueLeaf = <V extends string | boolean | readonly Row[]>(
  index: number,
  name: NicFieldName,
  none: V,
  leafOf: (dialect: Dialect) => EntryLeaf<V>,
): Leaf<GuestDocument, V> =>
  ofEntry(index, name, none, (dialect) => {
    const leaf = leafOf(dialect);
    return {
      read: (entry) => leaf.read(entry),
      write: (document, nic, value, values) =>
        setInGuest(document, nic.path, leaf.write(entryOf(document, nic), value, values)),
    };
  });

/** How the guest finds the interface: three fields that are written together. */
const identityLeaf = (index: number, name: keyof Identity): Leaf<GuestDocument, string> =>
  ofEntry(index, name, '', ({ identity }) => ({
    read: (entry, { id }) => identity.read(entry, id)[name],
    write: (document, nic, _value, values) => {
      const text = (field: keyof Identity): string => asTyped(values[nicField(index, field)]);
      const wanted = { matchBy: text('matchBy'), mac: text('mac'), name: text('name') };
      const before = entryOf(document, nic);
      const entry = identity.write(before, wanted);
      const changed = setInGuest(document, nic.path, entry);
      const key = identity.key(entry, wanted);
      return key === undefined ? changed : renameInGuest(changed, nic.path, key);
    },
  }));

const nicLeaves = (index: number): [string, Leaf<GuestDocument>][] => [
  [nicField(index, 'matchBy'), identityLeaf(index, 'matchBy')],
  [nicField(index, 'mac'), identityLeaf(index, 'mac')],
  [nicField(index, 'name'), identityLeaf(index, 'name')],
  [nicField(index, 'dhcp4'), valueLeaf(index, 'dhcp4', false, ({ dhcp4 }) => dhcp4)],
  [nicField(index, 'dhcp6'), valueLeaf(index, 'dhcp6', false, ({ dhcp6 }) => dhcp6)],
  [nicField(index, 'addresses'), valueLeaf(index, 'addresses', '', ({ addresses }) => addresses)],
  [
    nicField(index, 'nameservers'),
    valueLeaf(index, 'nameservers', '', ({ nameservers }) => nameservers),
  ],
  [nicField(index, 'search'), valueLeaf(index, 'search', '', ({ search }) => search)],
  [nicField(index, 'routes'), valueLeaf(index, 'routes', [], ({ routes }) => routes)],
  [nicField(index, 'mtu'), valueLeaf(index, 'mtu', '', ({ mtu }) => mtu)],
];

const wayOf = ({ network }: GuestDocument, family: IpFamily): { nic: string; via: string } => {
  const [way, ...others] = defaultWays(network, family);
  if (!way) return { nic: '', via: '' };
  return others.length > 0 ? { nic: SEVERAL, via: '' } : { nic: String(way.nic), via: way.via };
};

/** The one default route of a family across all interfaces: through which of them, and by which gateway. */
const writeWay = (family: IpFamily) => (document: GuestDocument, values: FormValues) => {
  const target = asTyped(values[DEFAULT_NIC[family]]);
  const via = asTyped(values[GATEWAY[family]]).trim();
  if (target === SEVERAL) return document;
  const dialect = dialectOf(document);
  return document.network.nics.reduce((current, _nic, index) => {
    const nic = current.network.nics[index];
    if (!nic) return current;
    const entry = entryOf(current, nic);
    const next =
      target === String(index)
        ? dialect.leadOut(entry, family, via)
        : dialect.closeOut(entry, family);
    return setInGuest(current, nic.path, next);
  }, document);
};

const wayLeaves = (family: IpFamily): [string, Leaf<GuestDocument>][] => {
  const write = writeWay(family);
  return [
    [
      DEFAULT_NIC[family],
      {
        paths: [DEFAULT_NIC[family]],
        read: (document) => wayOf(document, family).nic,
        write: (document, _value, values) => write(document, values),
      },
    ],
    [
      GATEWAY[family],
      {
        paths: [GATEWAY[family]],
        read: (document) => wayOf(document, family).via,
        write: (document, _value, values) => write(document, values),
      },
    ],
  ];
};

/**
 * The form of network data: the fields of each interface by `nicField`, and the default route of each
 * family, for which one interface is chosen.
 */
export const guestFormOf = ({ network }: GuestDocument): DocumentForm<GuestDocument, FormValues> =>
  formOfDocument<GuestDocument, Record<string, Leaf<GuestDocument>>>(
    Object.fromEntries([
      ...network.nics.flatMap((_nic, index) => nicLeaves(index)),
      ...wayLeaves(4),
      ...wayLeaves(6),
    ]),
  );
