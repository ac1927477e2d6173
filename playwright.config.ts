import { defineConfig } from '@playwright/test';

/**
 * Browser tests against the built plugin in the standalone console. CHROMIUM_PATH names the
 * browser; `npm test` finds or installs one.
 */
export default defineConfig({
  testDir: 'integration-tests',
  // No test fails because the machine is busy: the browsers share two cores with the servers they talk
  // to, and perhaps with ten other programs. Waiting costs nothing where all is well.
  timeout: 300_000,
  expect: { timeout: 120_000 },
  fullyParallel: true,
  // Browsers wait a good deal of the time, so that two cores have room for one more.
  workers: 3,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  outputDir: 'test-results',
  reporter: [['list']],
  // One worker asks the real server one thing after the other: it begins at once, beside the rest.
  projects: [
    { name: 'real API', testMatch: 'real-api.spec.ts' },
    { name: 'embedded API', testIgnore: 'real-api.spec.ts' },
  ],
  use: {
    viewport: { width: 1280, height: 900 },
    // Recording a trace takes three times as long as the test itself; TRACE=1 asks for one.
    trace: process.env.TRACE === '1' ? 'on' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
