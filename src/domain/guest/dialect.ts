import type { FormValues, Leaf, Row } from '../forms/leaf';
import type { IpFamily } from '../net/cidr';
import type { Json } from './rows';

/** How the guest finds an interface, as the form has it. */
export interface Identity {
  matchBy: string;
  mac: string;
  name: string;
}

export type EntryLeaf<V extends string | boolean | readonly Row[]> = Pick<Leaf<Json, V>, 'read'> & {
  write(entry: Json, value: V, values: FormValues): Json;
};

/** How one version writes what the form edits of an interface. Nothing here changes what it is given. */
export interface Dialect {
  identity: {
    read(entry: Json, id: string): Identity;
    write(entry: Json, identity: Identity): Json;
    /** The key that the entry is to have; undefined where it stays. */
    key(entry: Json, identity: Identity): string | undefined;
  };
  dhcp4: EntryLeaf<boolean>;
  dhcp6: EntryLeaf<boolean>;
  addresses: EntryLeaf<string>;
  nameservers: EntryLeaf<string>;
  search: EntryLeaf<string>;
  mtu: EntryLeaf<string>;
  /** Routes without the default ones. */
  routes: EntryLeaf<readonly Row[]>;
  /** Leads all of a family that lies elsewhere through a gateway. */
  leadOut(entry: Json, family: IpFamily, via: string): Json;
  /** Without any default route of a family. */
  closeOut(entry: Json, family: IpFamily): Json;
}
