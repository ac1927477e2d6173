import { getI18n } from 'react-i18next';

/** Before the texts are there, and in tests without them, all is English. */
const language = (): string => (getI18n() as { language?: string } | undefined)?.language ?? 'en';

/** Making a formatter takes far longer than using it, and tables use one in each row. */
const once = <T>(make: (language: string) => T): (() => T) => {
  const known = new Map<string, T>();
  return () => {
    const key = language();
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
};

const numbers = once((key) => new Intl.NumberFormat(key));
const lists = once((key) => new Intl.ListFormat(key, { style: 'narrow', type: 'conjunction' }));

/** A number as the language of the interface writes it, such as "1,240". */
export const numberText = (value: number | bigint): string => numbers().format(value);

/** Names one after the other as the language of the interface lists them, such as "a, b, c". */
export const listText = (names: Iterable<string>): string => lists().format(names);
