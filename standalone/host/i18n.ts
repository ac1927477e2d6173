import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage } from './language';

const HOST_NAMESPACE = 'console-standalone';

/** Texts of this console by itself; the keys are the English ones. */
const ownTexts = async (language: string): Promise<object> => {
  if (language === 'en') return {};
  const { default: texts } = (await import(`./locales/${language}/${HOST_NAMESPACE}.json`)) as {
    default: object;
  };
  return texts;
};

/** Texts of a plugin, from the path by which the console serves them. */
const pluginTexts = async (language: string, namespace: string): Promise<object> => {
  const query = new URLSearchParams({ lng: language, ns: namespace });
  const response = await fetch(`/locales/resource.json?${query.toString()}`);
  // A language that a plugin does not have falls back to English.
  return response.ok ? ((await response.json()) as object) : {};
};

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, callback) => {
    const texts =
      namespace === HOST_NAMESPACE ? ownTexts(language) : pluginTexts(language, namespace);
    texts.then(
      (found) => callback(null, found),
      (error: unknown) => callback(error instanceof Error ? error : String(error), false),
    );
  },
};

export const startTranslations = async (plugins: string[]): Promise<void> => {
  const language = preferredLanguage();
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      load: 'languageOnly',
      ns: [HOST_NAMESPACE, ...plugins.map((name) => `plugin__${name}`)],
      defaultNS: HOST_NAMESPACE,
      nsSeparator: '~',
      keySeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  document.documentElement.lang = language;
};
