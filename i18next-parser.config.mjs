import { JsonLexer } from './scripts/i18n-json-lexer.mjs';

const NAMESPACE = 'plugin__vm-networking-console-plugin';

/** @type {import('i18next-parser').UserConfig} */
export default {
  input: [
    'src/**/*.{ts,tsx}',
    '!src/**/*.spec.{ts,tsx}',
    '!src/domain/findings/catalog/**',
    'console-extensions.json',
  ],
  output: 'locales/$LOCALE/$NAMESPACE.json',
  locales: ['en'],
  defaultNamespace: NAMESPACE,
  namespaceSeparator: '~',
  keySeparator: false,
  createOldCatalogs: false,
  sort: true,
  // English is the key; languages to come start empty and fall back to it.
  defaultValue: (locale, _namespace, key) => (locale === 'en' ? key : ''),
  lexers: {
    // `msg` marks texts of the domain that the interface translates later.
    ts: [{ lexer: 'JavascriptLexer', functions: ['t', 'msg'] }],
    tsx: [{ lexer: 'JsxLexer', functions: ['t', 'msg'] }],
    json: [{ lexer: JsonLexer }],
  },
};
