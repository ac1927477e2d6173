import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import testingLibrary from 'eslint-plugin-testing-library';
import playwright from 'eslint-plugin-playwright';
import importX from 'eslint-plugin-import-x';
import prettier from 'eslint-config-prettier';
import { ordered, zone } from './eslint-rooms.mjs';

/** One import direction between the layers; docs/architecture.md says why. */
const features = readdirSync(new URL('src/features', import.meta.url));

/** Rooms of the domain, the lowest first: each imports only rooms before it. */
const domainRooms = [
  'core',
  'words',
  'net',
  'text',
  'world',
  'findings',
  'shapes',
  'forms',
  'guest',
  'nad',
  'udn',
  'vm/spec',
  'vm/guest',
  'vm/keys',
  'settings',
  'nodes',
  'node-policies',
  'vm/interfaces',
  'vm/rules',
  'vm/form',
  'vm/change',
  'vm/create',
  'vm/lifecycle',
  'vm/migration',
  'vm/explain',
  'policies',
  'vm-policies',
  'services',
  'mesh',
  'sriov',
  'dpdk',
  'addresses',
  'reach',
  'migration-network',
  'traffic',
  'map',
  'checks',
  'overview',
];

/** The rooms of the standalone console, the lowest first. The host runs in the browser, apart from all. */
const standaloneRooms = [
  'kubernetes',
  'objects',
  'apiserver',
  'controllers',
  'metrics',
  'scenarios',
  'contract',
  'server',
  'host',
];

const zones = [
  ...ordered('./src/domain', domainRooms, 'A room of the domain imports only rooms before it.'),
  zone(
    './src/domain',
    ['./src/k8s', './src/ui', './src/features', './src/pages'],
    'domain imports nothing else.',
  ),
  zone('./src/k8s', ['./src/ui', './src/features', './src/pages'], 'k8s imports domain only.'),
  zone('./src/ui', ['./src/features', './src/pages'], 'ui never imports a feature.'),
  zone('./src/features', ['./src/pages'], 'A page composes features, not the other way round.'),
  zone(
    './cli',
    ['./src/k8s', './src/ui', './src/features', './src/pages'],
    'cli imports domain only.',
  ),
  zone(
    './src',
    ['./cli', './standalone', './kubeconfig'],
    'The plugin imports neither cli nor standalone.',
  ),
  zone(
    './kubeconfig',
    ['./src', './cli', './standalone'],
    'kubeconfig is shared by cli and standalone, and imports neither.',
  ),
  zone('./standalone', ['./src', './cli'], 'standalone loads the built plugin, never its source.'),
  ...ordered('./standalone', standaloneRooms, 'A room imports only from those before it.'),
  zone(
    './standalone/host',
    standaloneRooms.filter((room) => room !== 'host').map((room) => `./standalone/${room}`),
    'The host runs in the browser: it meets the server over HTTP.',
  ),
  ...features.map((name) =>
    zone(
      `./src/features/${name}`,
      features.filter((other) => other !== name).map((other) => `./src/features/${other}`),
      'A feature never imports another feature: move what is shared down.',
    ),
  ),
].filter((entry) => entry.from.length > 0);

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      'dist-cli',
      'build',
      'coverage',
      'test-results',
      'playwright-report',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    plugins: { 'import-x': importX },
    ignores: ['src/domain/**/*.spec.ts', 'src/domain/**/testing/**'],
    rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['react*', '@patternfly/*', '@openshift*'],
              message: 'domain is pure TypeScript.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'fetch',
        'console',
        'setTimeout',
        'Date',
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'standalone/host/**/*.{ts,tsx}'],
    languageOptions: { globals: globals.browser },
    rules: { 'no-console': 'error' },
  },
  {
    files: ['src/{features,pages,ui}/**/*.tsx'],
    ignores: ['src/ui/PageHeader.tsx'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@openshift-console/dynamic-plugin-sdk',
              importNames: ['ListPageHeader'],
              message: 'PageHeader of src/ui has the link to the help, too.',
            },
          ],
        },
      ],
    },
  },
  {
    // The domain has no React, and compiling all of it to look for hooks takes a while.
    files: ['src/{features,k8s,pages,ui}/**/*.{ts,tsx}', 'standalone/host/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest'], jsxA11y.flatConfigs.strict],
  },
  {
    files: ['src/**/*.spec.{ts,tsx}', 'standalone/host/**/*.spec.{ts,tsx}'],
    extends: [testingLibrary.configs['flat/react']],
  },
  {
    files: ['integration-tests/**/*.ts'],
    extends: [playwright.configs['flat/recommended']],
  },
  {
    files: [
      '**/*.{mjs,cjs}',
      'scripts/**',
      '*.ts',
      'standalone/{kubernetes,apiserver,controllers,scenarios,contract,server}/**',
      'cli/**',
      'kubeconfig/**',
      'image/**',
      'delivery-tests/**',
    ],
    languageOptions: { globals: globals.node },
  },
  prettier,
);
