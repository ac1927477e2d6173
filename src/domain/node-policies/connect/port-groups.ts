import { msg } from '../../core/msg';
import { reason, type Reason } from '../../core/reasons';
import { sameJson } from '../../core/same-json';
import type { VlanRange } from '../../net/vlan-ranges';
import { LAST_VLAN, vlansOf } from './vlans';

/** VLANs of a port group: none, one, or a trunk of several that pass with their tags. */
export type PortGroupVlans =
  | { kind: 'none' }
  | { kind: 'one'; vlan: number }
  | { kind: 'trunk'; ranges: readonly VlanRange[] };

/** One line of a list of port groups. */
export interface PortGroup {
  /** Of the text, the first is 1. */
  line: number;
  name: string;
  vlans: PortGroupVlans;
}

/** A line that no network can be made of. */
export interface BadLine {
  line: number;
  /** As it stands in the list, shortened. */
  text: string;
  why: Reason;
}

export interface PortGroupList {
  groups: readonly PortGroup[];
  bad: readonly BadLine[];
}

const LONGEST = 80;

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

interface Line {
  line: number;
  cells: readonly string[];
  text: string;
}

/** The cells of a line; quotes are doubled within quotes. */
const cellsOf = (text: string, delimiter: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (char === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else cell += char;
  }
  return [...cells, cell.trim()];
};

/** What separates the cells: a sheet that is copied has tabs, and an export commas or semicolons. */
const delimiterOf = (lines: readonly string[]): string => {
  const [first = ''] = lines;
  const [best = ','] = ['\t', ';', ',']
    .map((delimiter) => ({ delimiter, count: first.split(delimiter).length }))
    .sort((a, b) => b.count - a.count)
    .map(({ delimiter }) => delimiter);
  return best;
};

/** Headings as exports have them, the most telling first: RVTools, PowerCLI, and those who write by hand. */
const NAMES = ['portgroup', 'portgroupname', 'name', 'port', 'network', 'networkname'];
const VLANS = ['vlan', 'vlanid', 'vlanconfiguration', 'vlantag', 'vlanids'];

const plain = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, '');

interface Columns {
  name: number;
  vlan: number;
}

const columnIn = (cells: readonly string[], known: readonly string[]): number => {
  const headings = cells.map(plain);
  const found = known.find((each) => headings.includes(each));
  return found === undefined ? -1 : headings.indexOf(found);
};

/** The columns by their headings; undefined where the first line is none of headings. */
const columnsOf = ({ cells }: Line): Columns | undefined => {
  const name = columnIn(cells, NAMES);
  const vlan = columnIn(cells, VLANS);
  return name < 0 || vlan < 0 ? undefined : { name, vlan };
};

const looksLikeVlan = (text: string): boolean =>
  text !== '' && (/^(?:none|trunk)/i.test(text) || vlanTextOf(text) !== undefined);

/** Without headings the one of the first two columns that reads as VLANs has them. */
const guessedColumns = (lines: readonly Line[]): Columns => {
  const count = (at: number) => lines.filter(({ cells }) => looksLikeVlan(cells[at] ?? '')).length;
  return count(0) > count(1) ? { name: 1, vlan: 0 } : { name: 0, vlan: 1 };
};

const EVERYTHING = 4095;

/** What vSphere writes around the number: `VLAN 120`, `VLAN Trunk [0-4094]`. */
const vlanTextOf = (text: string): string | undefined =>
  /^(?:vlan)?\s*(?:id)?\s*:?\s*(?:trunk(?:ing)?)?\s*(?:range)?\s*:?\s*\[?\s*(\d[\d\s,;-]*)\]?$/i.exec(
    text,
  )?.[1];

/** Without what a trunk has no need to name: untagged frames are 0 there. */
const trunkRanges = (text: string): readonly VlanRange[] | undefined =>
  vlansOf(text.replace(/(^|[\s,;])0\s*-/g, '$11-').replace(/\s*-\s*/g, '-'));

const vlansIn = (text: string): PortGroupVlans | undefined => {
  if (text === '' || /^(?:none|-|untagged|vlan type: none)$/i.test(text)) return { kind: 'none' };
  const numbers = vlanTextOf(text)?.trim();
  if (numbers === undefined) return undefined;
  if (/^\d+$/.test(numbers)) {
    const vlan = Number(numbers);
    if (vlan === 0) return { kind: 'none' };
    if (vlan === EVERYTHING) return { kind: 'trunk', ranges: [{ min: 1, max: LAST_VLAN }] };
    if (vlan > LAST_VLAN) return undefined;
    return /trunk/i.test(text)
      ? { kind: 'trunk', ranges: [{ min: vlan, max: vlan }] }
      : { kind: 'one', vlan };
  }
  const ranges = trunkRanges(numbers);
  return ranges && ranges.length > 0 ? { kind: 'trunk', ranges } : undefined;
};

const groupOf = (
  { line, cells, text }: Line,
  columns: Columns,
  seen: ReadonlyMap<string, PortGroup>,
): PortGroup | BadLine | undefined => {
  const name = cells[columns.name] ?? '';
  const typed = cells[columns.vlan] ?? '';
  const bad = (why: Reason): BadLine => ({ line, text: shortened(text), why });
  if (name === '') return bad(reason(msg('It has no name.')));
  if (/pvlan|private|isolated|promiscuous|community/i.test(typed)) {
    return bad(reason(msg('A private VLAN has no counterpart here.')));
  }
  const vlans = vlansIn(typed.replace(/\s+/g, ' '));
  if (!vlans) {
    return bad(reason(msg('"{{vlan}}" is no VLAN from 1 to 4094.'), { vlan: shortened(typed) }));
  }
  const first = seen.get(name);
  if (!first) return { line, name, vlans };
  // A standard switch has its port groups on each host.
  return sameJson(first.vlans, vlans)
    ? undefined
    : bad(reason(msg('Line {{line}} has the same name and another VLAN.'), { line: first.line }));
};

/**
 * Port groups of a text with one on each line: cells of a sheet, or an export of RVTools (vPort, dvPort)
 * or of PowerCLI. Headings tell which column has what, in any order; without them there are two columns.
 * Comments (`#`) and what stands there once more are passed over. Takes any text and never throws.
 */
export const portGroupsOf = (text: string): PortGroupList => {
  const texts = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((each, index) => ({ line: index + 1, text: each }))
    .filter((each) => each.text.trim() !== '' && !each.text.startsWith('#'));
  const delimiter = delimiterOf(texts.map((each) => each.text));
  const lines = texts.map((each): Line => ({ ...each, cells: cellsOf(each.text, delimiter) }));
  const [head, ...rest] = lines;
  const headed = head && columnsOf(head);
  const rows = headed ? rest : lines;
  const columns = headed ?? guessedColumns(rows);
  const seen = new Map<string, PortGroup>();
  const groups: PortGroup[] = [];
  const bad: BadLine[] = [];
  for (const row of rows) {
    const group = groupOf(row, columns, seen);
    if (!group) continue;
    if ('why' in group) bad.push(group);
    else {
      groups.push(group);
      seen.set(group.name, group);
    }
  }
  return { groups, bad };
};
