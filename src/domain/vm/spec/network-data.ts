/** An interface in the network data of cloud-init, as far as it can be told without a YAML parser. */
export interface GuestLink {
  /** As the guest calls it. */
  name: string;
  mac: string | undefined;
  /** Static addresses as written, most with a prefix. */
  addresses: readonly string[];
}

interface Line {
  indent: number;
  /** Whether it begins an entry of a list. */
  isItem: boolean;
  key: string;
  value: string;
}

const unquoted = (text: string): string => text.replace(/^(["'])(.*)\1$/, '$2');

/** `- key: value`, `key: value` or `- value`; comments and empty lines are left out. */
const linesOf = (text: string): Line[] =>
  text.split(/\r?\n/).flatMap((source): Line[] => {
    const found = /^( *)(- +)?(.*)$/.exec(source.replace(/(?:^|\s)#.*$/, '').trimEnd());
    const [, space = '', dash = '', rest = ''] = found ?? [];
    if (rest === '' || rest === '---') return [];
    const pair = /^([^\s:]+):(?: +(.*))?$/.exec(rest);
    return [
      {
        indent: space.length + dash.length,
        isItem: dash !== '',
        key: unquoted(pair?.[1] ?? ''),
        value: unquoted(pair ? (pair[2] ?? '') : rest),
      },
    ];
  });

/** The lines below one of them, which are further in; entries of a list may stand below their key. */
const below = (lines: readonly Line[], index: number): Line[] => {
  const own = lines[index]?.indent ?? 0;
  const rest = lines.slice(index + 1);
  const isList = rest[0]?.isItem === true;
  const end = rest.findIndex(({ indent, isItem }) =>
    isList && isItem ? indent - 2 < own : indent <= own,
  );
  return end < 0 ? rest : rest.slice(0, end);
};

const entriesOf = (value: string): string[] => {
  const list = /^\[(.*)\]$/.exec(value)?.[1];
  return (list === undefined ? [value] : list.split(','))
    .map((entry) => unquoted(entry.trim()))
    .filter((entry) => entry !== '');
};

/** Addresses of name servers are none of the interface. */
const OTHERS = ['nameservers', 'routes'];

const linkOf = (name: string, lines: readonly Line[]): GuestLink => {
  const addresses: string[] = [];
  let mac: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const { key, value } = lines[index] ?? { key: '', value: '' };
    if (OTHERS.includes(key)) index += below(lines, index).length;
    else if (key === 'macaddress' || key === 'mac_address') mac = value;
    else if (key === 'address') addresses.push(value);
    else if (key === 'addresses') {
      addresses.push(...entriesOf(value));
      for (const line of below(lines, index)) if (line.isItem) addresses.push(line.value);
    }
  }
  return { name, mac, addresses };
};

/** Links of version 2: one key below `ethernets` for each. */
const ofVersion2 = (lines: readonly Line[], index: number): GuestLink[] => {
  const inside = below(lines, index);
  const depth = inside[0]?.indent;
  return inside.flatMap((line, at) =>
    line.indent === depth && line.value === '' ? linkOf(line.key, below(inside, at)) : [],
  );
};

/** Links of version 1: one entry below `config` for each. */
const ofVersion1 = (lines: readonly Line[], index: number): GuestLink[] => {
  const inside = below(lines, index);
  const depth = inside[0]?.indent;
  const starts = inside.flatMap((line, at) => (line.isItem && line.indent === depth ? at : []));
  return starts.flatMap((start, place) => {
    const part = inside.slice(start, starts[place + 1]);
    const own = (key: string) =>
      part.find((line) => line.key === key && line.indent === depth)?.value;
    return own('type') === 'physical' ? linkOf(own('name') ?? '', part) : [];
  });
};

/**
 * The interfaces of cloud-init's network data, of version 1 or 2, as people write it: spread over
 * lines. Interfaces that are written in another way are left out. A YAML parser would weigh more than
 * all rules of VMs together. Takes any text and never throws.
 *
 * Source: cloud-init doc/rtd/reference/network-config-format-v1.rst and -v2.rst.
 */
export const guestLinksOf = (text: string): GuestLink[] => {
  const lines = linesOf(text);
  return lines.flatMap(({ key, value }, index) => {
    if (value !== '') return [];
    if (key === 'ethernets') return ofVersion2(lines, index);
    return key === 'config' ? ofVersion1(lines, index) : [];
  });
};
