import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

const HOST_NAMESPACE = 'console-standalone';

/** Translations of plugins, from the path by which the console serves them. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, callback) => {
    // The keys of this host are its English texts.
    if (namespace === HOST_NAMESPACE) {
      callback(null, {});
      return;
    }
    const query = new URLSearchParams({ lng: language, ns: namespace });
    fetch(`/locales/resource.json?${query.toString()}`)
      .then(async (response) => {
        // A language that a plugin does not have falls back to English.
        callback(null, response.ok ? ((await response.json()) as object) : {});
      })
      .catch((error: unknown) => callback(error instanceof Error ? error : String(error), false));
  },
};

export const startTranslations = async (plugins: string[]): Promise<void> => {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: navigator.language,
      fallbackLng: 'en',
      load: 'languageOnly',
      ns: [HOST_NAMESPACE, ...plugins.map((name) => `plugin__${name}`)],
      defaultNS: HOST_NAMESPACE,
      nsSeparator: '~',
      keySeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
  document.documentElement.lang = i18next.resolvedLanguage ?? 'en';
};
