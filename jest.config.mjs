import { consoleModules } from './standalone/host/console-modules.mjs';

const transform = {
  '^.+\\.(m?[tj]sx?)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

/** ESM-only or mixed packages that jest has to transform like our own sources. */
const transformIgnorePatterns = [];

const setupFilesAfterEnv = ['<rootDir>/scripts/lib/strict-console.ts'];

const config = {
  // No test fails because the machine is busy: what hangs may hang for a while.
  testTimeout: 300_000,
  projects: [
    {
      displayName: 'unit',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/src/**/*.spec.ts',
        '<rootDir>/cli/**/*.spec.ts',
        '<rootDir>/kubeconfig/**/*.spec.ts',
        '<rootDir>/standalone/**/*.spec.ts',
        '<rootDir>/scripts/**/*.spec.ts',
      ],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/standalone/contract/'],
      setupFilesAfterEnv,
      transform,
      transformIgnorePatterns,
    },
    {
      displayName: 'contract',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/standalone/contract/**/*.spec.ts'],
      setupFilesAfterEnv,
      transform,
      transformIgnorePatterns,
    },
    {
      displayName: 'delivery',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/delivery-tests/**/*.spec.ts'],
      setupFilesAfterEnv,
      transform,
      transformIgnorePatterns,
    },
    {
      displayName: 'components',
      testEnvironment: '<rootDir>/component-tests/support/environment.ts',
      testMatch: ['<rootDir>/component-tests/**/*.spec.tsx'],
      setupFilesAfterEnv: ['<rootDir>/component-tests/support/setup.ts'],
      moduleNameMapper: {
        '^@patternfly/react-icons$': '<rootDir>/component-tests/support/icons.cjs',
        '\\.s?css$': '<rootDir>/component-tests/support/style.cjs',
        ...Object.fromEntries(
          Object.entries(consoleModules).map(([name, file]) => [`^${name}$`, file]),
        ),
      },
      transform,
      transformIgnorePatterns,
    },
  ],
};

export default config;
