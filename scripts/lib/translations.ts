/** Texts by their key, as the files in locales hold them. */
export type Texts = Record<string, string>;

const PLURAL = /^(.*)_(zero|one|two|few|many|other)$/s;

/** A text by its key; keys may be words that every object has, such as "constructor". */
const textAt = (texts: Texts, key: string): string | undefined =>
  Object.hasOwn(texts, key) ? texts[key] : undefined;

/** Texts of files are sorted by the code units of their keys, so that nobody's locale changes their order. */
export const sorted = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The key without its plural form, where English has it in several. */
const pluralBase = (key: string, english: Texts): string | undefined => {
  const base = PLURAL.exec(key)?.[1];
  return base !== undefined &&
    Object.hasOwn(english, `${base}_other`) &&
    Object.hasOwn(english, `${base}_one`)
    ? base
    : undefined;
};

/**
 * The keys that a language needs: those of English, and of each plural those forms that the
 * language has. Source of the forms: Intl.PluralRules, which i18next asks as well.
 *
 * @returns for each key the English text that it translates
 */
export const neededTexts = (english: Texts, language: string): Texts => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return Object.fromEntries(
    Object.entries(english).flatMap(([key, text]): [string, string][] => {
      const base = pluralBase(key, english);
      if (base === undefined) return [[key, text]];
      if (key !== `${base}_other`) return [];
      return forms.map((form) => [`${base}_${form}`, textAt(english, `${base}_${form}`) ?? text]);
    }),
  );
};

/** What must stand in a translation as it stands in English: placeholders and tags. */
const marksOf = (text: string): string[] => text.match(/\{\{[^}]*\}\}|<\/?\w+\s*\/?>/g) ?? [];

const sortedMarks = (text: string): string => marksOf(text).sort().join(' ');

const isOfOne = (key: string, english: Texts): boolean =>
  key.endsWith('_one') && pluralBase(key, english) !== undefined;

/**
 * Whether the form of one lacks its number where it needs it: in some languages, such as French, it is that
 * of 0, too, and "1 node" would be said where there is none.
 */
const lacksCount = (key: string, translated: string, english: Texts, language: string): boolean =>
  isOfOne(key, english) &&
  new Intl.PluralRules(language).select(0) === 'one' &&
  (textAt(english, key.replace(/_one$/, '_other')) ?? '').includes('{{count}}') &&
  !translated.includes('{{count}}');

const sameMarks = (key: string, text: string, translated: string, english: Texts): boolean => {
  // The form of one may leave its number out, or say it.
  const strip = (of: string) => (isOfOne(key, english) ? of.replaceAll('{{count}}', '') : of);
  return sortedMarks(strip(text)) === sortedMarks(strip(translated));
};

const endsOf = (text: string): string => `${/^\s*/.exec(text)?.[0]}|${/\s*$/.exec(text)?.[0]}`;

/**
 * What is wrong with the texts of a language, a line each: keys that are missing or that nothing
 * uses, empty texts, placeholders, tags and blanks at the ends that differ from English.
 */
export const complaints = (english: Texts, language: string, texts: Texts): string[] => {
  const needed = neededTexts(english, language);
  const unused = Object.keys(texts).filter((key) => !Object.hasOwn(needed, key));
  return [
    ...unused.map((key) => `no longer used: ${key}`),
    ...Object.entries(needed).flatMap(([key, text]) => {
      const translated = textAt(texts, key);
      if (translated === undefined) return [`missing: ${key}`];
      if (translated.trim() === '') return [`empty: ${key}`];
      if (!sameMarks(key, text, translated, english)) {
        return [`other placeholders or tags than "${text}": ${translated}`];
      }
      if (lacksCount(key, translated, english, language)) {
        return [`does not say {{count}}, which may be 0: ${translated}`];
      }
      return endsOf(text) === endsOf(translated)
        ? []
        : [`other blanks at its ends than "${text}": "${translated}"`];
    }),
  ];
};

/** The texts that a language lacks: key and English text. */
export const missingTexts = (english: Texts, language: string, texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(neededTexts(english, language)).filter(([key]) => !textAt(texts, key)?.trim()),
  );

/**
 * The texts of a language as they are kept: without those that nothing uses, and with the plural of
 * millions, which es and fr have, as the plural of all others where nobody translated it.
 */
export const kept = (english: Texts, language: string, texts: Texts): Texts => {
  const needed = neededTexts(english, language);
  return sorted(
    Object.fromEntries(
      Object.keys(needed).flatMap((key) => {
        const text = textAt(texts, key) ?? textAt(texts, key.replace(/_many$/, '_other'));
        return text === undefined ? [] : [[key, text]];
      }),
    ),
  );
};
