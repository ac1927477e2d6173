import plugin from './i18next-parser.config.mjs';

/** @type {import('i18next-parser').UserConfig} */
export default {
  ...plugin,
  input: ['standalone/host/**/*.{ts,tsx}', '!standalone/host/**/*.spec.{ts,tsx}'],
  output: 'standalone/host/locales/$LOCALE/$NAMESPACE.json',
  defaultNamespace: 'console-standalone',
};
