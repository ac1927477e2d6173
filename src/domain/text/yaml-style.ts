import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { isRecord } from '../core/resource';
import { isPlainText } from './python-scalars';
import { columnOf, entriesOf, type Holder, type Tree } from './yaml-tree';

/** How a text is laid out. */
export interface Style {
  eol: string;
  /** Spaces by which an object lies further in than its key. */
  unit: number;
  /** The same for the dashes of a list. */
  list: number;
  /** Whether lists of words stand in brackets. */
  isBracketed: boolean;
}

/** How a text is laid out, by the first of each that stands in it. */
export const styleOf = ({ text, root }: Tree): Style => {
  const found: Partial<Style> = {};
  const look = (holder: Holder): void => {
    for (const { holder: own, start, node } of entriesOf(text, holder)) {
      if (!isMap(node) && !isSeq(node)) continue;
      if (node.flow) {
        if (isSeq(node) && node.items.length > 0) found.isBracketed ??= true;
        continue;
      }
      const [first] = entriesOf(text, node);
      if (first && isMap(own)) {
        const inner = columnOf(text, first.start) - columnOf(text, start);
        if (isSeq(node)) {
          found.list ??= inner;
          if (node.items.every((item) => isScalar(item))) found.isBracketed ??= false;
        } else found.unit ??= inner;
      }
      look(node);
    }
  };
  if (isMap(root) || isSeq(root)) look(root);
  const unit = found.unit ?? 2;
  return {
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    unit,
    list: found.list ?? unit,
    isBracketed: found.isBracketed ?? false,
  };
};

const UNPRINTED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(
    UNPRINTED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A text as a word, quoted as what stood there or stands beside it where that can be. */
export const word = (text: string, like?: Node | null): string => {
  const type = isScalar(like) ? like.type : undefined;

  const isOdd = /[^\u0020-\u007e]/.test(text);
  if (type === 'QUOTE_SINGLE' && !isOdd) return `'${text.replaceAll("'", "''")}'`;
  if (type === 'QUOTE_DOUBLE' || !isPlainText(text)) return doubleQuoted(text);
  return text;
};

/** A value on one line. */
export const inline = (value: unknown, like?: Node | null): string => {
  if (Array.isArray(value)) return `[${value.map((each) => inline(each)).join(', ')}]`;
  if (isRecord(value)) {
    const pairs = Object.entries(value).map(([key, each]) => `${word(key)}: ${inline(each)}`);
    return `{${pairs.join(', ')}}`;
  }
  return typeof value === 'string' ? word(value, like) : JSON.stringify(value ?? null);
};

/** Whether a value is written behind its key or dash, not below it. */
export const isOnOneLine = (value: unknown, { isBracketed }: Style): boolean => {
  if (Array.isArray(value)) {
    return value.length === 0 || (isBracketed && value.every((each) => !isHolder(each)));
  }
  return !isRecord(value) || Object.keys(value).length === 0;
};

/** Whether a value is an object or a list. */
export const isHolder = (value: unknown): boolean => Array.isArray(value) || isRecord(value);

/** The lines of an object or a list that is not empty. */
export const block = (value: unknown, indent: number, style: Style): string[] => {
  const pad = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown) => {
      if (!isRecord(each) || isOnOneLine(each, style)) return [`${pad}- ${inline(each)}`];
      const [first = '', ...rest] = block(each, indent + 2, style);
      return [`${pad}- ${first.trimStart()}`, ...rest];
    });
  }
  return Object.entries(value as Record<string, unknown>).flatMap(([key, each]) =>
    pairLines(key, each, indent, style),
  );
};

/** The lines of one pair of an object. */
export const pairLines = (key: string, value: unknown, indent: number, style: Style): string[] => {
  const head = `${' '.repeat(indent)}${word(key)}:`;
  if (isOnOneLine(value, style)) return [`${head} ${inline(value)}`];
  const inner = indent + (Array.isArray(value) ? style.list : style.unit);
  return [head, ...block(value, inner, style)];
};
