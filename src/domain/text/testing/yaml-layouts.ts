import fc from 'fast-check';
import { isRecord } from '../../core/resource';
import { isPlainText } from '../python-scalars';
import type { YamlPath } from '../yaml-tree';

/** A line of a text, and the innermost value of which it is a part; of comments what they stand in. */
export interface OwnedLine {
  text: string;
  path: YamlPath;
  isComment: boolean;
  /** Whether it is of a value in brackets, so that all that lies in it stands on it. */
  isFlow?: boolean;
}

/** A text as people write it. */
export interface WrittenYaml {
  text: string;
  lines: OwnedLine[];
  eol: string;
}

/** Decisions about the layout of a text, each taken from what is left to choose. */
export const choices: fc.Arbitrary<number[]> = fc.array(fc.nat(59), {
  minLength: 12,
  maxLength: 60,
});

const YES = ['true', 'yes', 'True', 'on'];
const NO = ['false', 'no', 'off', 'False'];

/**
 * Writes a value in one of the many ways in which it can be written: indented by two or four, lists at
 * the column of their key or further in, in brackets, quoted, with comments and empty lines, with
 * either line break and with or without one at the end.
 */
export const writeOddly = (value: Record<string, unknown>, decisions: readonly number[]) => {
  let used = 0;
  const pick = (count: number): number => {
    used += 1;
    return (decisions[used % decisions.length] ?? 0) % count;
  };
  const oneOf = <T>(list: readonly [T, ...T[]]): T => list[pick(list.length)] ?? list[0];
  const isRare = (): boolean => pick(5) === 0;
  const unit = oneOf([2, 4]);
  const listOffset = oneOf([0, unit]);
  const eol = oneOf(['\n', '\r\n']);
  let comments = 0;
  const comment = (): string => `# note ${(comments += 1)}: it's [not] {read}`;

  const text = (word: string): string => {
    if (isPlainText(word) && !isRare()) return word;
    const isSimple = /^[ -~]*$/.test(word);
    return isSimple && pick(2) === 0 ? `'${word.replaceAll("'", "''")}'` : JSON.stringify(word);
  };
  const scalar = (each: unknown): string => {
    if (typeof each === 'string') return text(each);
    if (typeof each === 'boolean') return each ? oneOf(YES as [string]) : oneOf(NO as [string]);
    return typeof each === 'number' ? String(each) : '~';
  };
  const flow = (each: unknown, gap: string): string => {
    const space = pick(2) === 0 ? '' : ' ';
    if (Array.isArray(each)) {
      return each.length === 0
        ? '[]'
        : `[${space}${each.map((one) => flow(one, gap)).join(`,${gap}`)}${space}]`;
    }
    if (!isRecord(each)) return scalar(each);
    const pairs = Object.entries(each).map(([key, one]) => `${text(key)}: ${flow(one, gap)}`);
    return pairs.length === 0 ? '{}' : `{${space}${pairs.join(`,${gap}`)}${space}}`;
  };

  const trailing = (): string => (isRare() ? `${oneOf([' ', '   '])}${comment()}` : '');
  const pad = (indent: number): string => ' '.repeat(indent);
  const isHolder = (each: unknown): boolean => Array.isArray(each) || isRecord(each);
  const isEmpty = (each: unknown): boolean =>
    Array.isArray(each) ? each.length === 0 : isRecord(each) && Object.keys(each).length === 0;

  const before = (indent: number, path: YamlPath): OwnedLine[] => [
    ...(isRare() ? [{ text: oneOf(['', '  ']), path, isComment: true }] : []),
    ...(isRare() ? [{ text: pad(indent) + comment(), path, isComment: true }] : []),
  ];

  /** The lines of an entry behind what introduces it: `key:` or `-`. */
  const entry = (head: string, each: unknown, indent: number, path: YamlPath): OwnedLine[] => {
    const owned = (line: string): OwnedLine => ({ text: line, path, isComment: false });
    if (each === null && isRare()) return [owned(head + trailing())];
    if (!isHolder(each)) {
      if (typeof each === 'string' && /^[a-z]+\n[a-z]+$/.test(each) && isRare()) {
        const inner = pad(indent + unit);
        return [owned(`${head} |-`), ...each.split('\n').map((line) => owned(inner + line))];
      }
      return [owned(`${head} ${scalar(each)}${trailing()}`)];
    }
    if (isEmpty(each) || isRare()) {
      const isLong = isRare();
      const gap = isLong ? `\n${pad(indent + unit + 1)}` : oneOf([' ', '']);
      const lines = `${head} ${flow(each, gap)}${trailing()}`.split('\n');
      return lines.map((line) => ({ ...owned(line), isFlow: true }));
    }
    const inner = indent + (Array.isArray(each) ? listOffset : unit);
    return [owned(head + trailing()), ...block(each, inner, path)];
  };

  const block = (each: unknown, indent: number, path: YamlPath, isInline = false): OwnedLine[] => {
    if (Array.isArray(each)) {
      return each.flatMap((one: unknown, index) => {
        const own = [...path, index];
        const dash = `${pad(indent)}-`;
        if (!isRecord(one) || isEmpty(one) || isRare()) {
          const lines = isHolder(one)
            ? [
                {
                  text: `${dash} ${flow(one, ' ')}${trailing()}`,
                  path: own,
                  isComment: false,
                  isFlow: true,
                },
              ]
            : entry(dash, one, indent, own);
          return [...before(indent, path), ...lines];
        }
        const [first, ...rest] = block(one, indent + 2, own, true);
        const begin = first ? [{ ...first, text: `${dash} ${first.text.trimStart()}` }] : [];
        return [...before(indent, path), ...begin, ...rest];
      });
    }
    return Object.entries(each as Record<string, unknown>).flatMap(([key, one], index) => [
      ...(isInline && index === 0 ? [] : before(indent, path)),
      ...entry(`${pad(indent)}${text(key)}:`, one, indent, [...path, key]),
    ]);
  };

  const lines: OwnedLine[] = [
    ...(isRare() ? [{ text: '---', path: [], isComment: true }] : []),
    ...before(0, []),
    ...(Object.keys(value).length === 0
      ? [{ text: '{}', path: [], isComment: false }]
      : block(value, 0, [])),
    ...before(0, []),
  ];
  const end = isRare() ? '' : eol;
  const written: WrittenYaml = {
    text: lines.map((line) => line.text).join(eol) + end,
    lines,
    eol: lines.length > 1 || end !== '' ? eol : '\n',
  };
  return written;
};

const isPrefix = (start: YamlPath, path: YamlPath): boolean =>
  start.length <= path.length && start.every((step, index) => step === path[index]);

/** The lines that an edit of some places may not touch, each as it has to be found again. */
export const untouched = ({ lines }: WrittenYaml, places: readonly YamlPath[]): string[] =>
  lines
    .filter(
      ({ path, isFlow = false, text }) =>
        text.trim() !== '' &&
        !places.some((place) => isPrefix(place, path) || (isFlow && isPrefix(path, place))),
    )
    .map(({ text }) => text);

/**
 * The lines that are missing in a text, or stand in another order there.
 *
 * @param maySucceed whether a line may take the place of one before it, behind a dash
 */
export const missingIn = (
  text: string,
  eol: string,
  lines: readonly string[],
  maySucceed = false,
): string[] => {
  const shown = (line: string): string => (maySucceed ? line.replace(/^[ -]*/, '') : line);
  const left = text.split(eol).map(shown);
  return lines.filter((line) => {
    const at = left.indexOf(shown(line));
    if (at < 0) return true;
    left.splice(0, at + 1);
    return false;
  });
};
