/** The languages that texts are translated to, as `locales` has them. */
export const LANGUAGES = ['de', 'en', 'es', 'fr', 'ja', 'ko', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'standalone-console-language';

const known = (language: string | null): Language | undefined =>
  LANGUAGES.find((each) => each === language?.split('-')[0]?.toLowerCase());

/** The language that was chosen, or the first of the browser's that there are texts in. */
export const preferredLanguage = (): Language => {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages];
  return wanted.map(known).find((language) => language !== undefined) ?? 'en';
};

/** Loads the console anew in a language: what is going to be lost, the page asks about first. */
export const setLanguage = (language: Language): void => {
  localStorage.setItem(STORED, language);
  window.location.reload();
};

/** What a language calls itself. */
export const languageName = (language: Language): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
