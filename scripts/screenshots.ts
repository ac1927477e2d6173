/**
 * npm run screenshots: takes the pictures of the README anew, after `npm run build`. CHROMIUM_PATH names the
 * browser.
 *
 *   npm run screenshots -- vm map    these only
 */
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startConsole } from '../standalone/server/index.ts';

interface Shot {
  name: string;
  scenario: string;
  path: string;
  /** Shows what the picture is of, and waits for it. */
  act: (page: Page) => Promise<void>;
}

const FOLDER = path.join(import.meta.dirname, '../docs/screenshots');

const rows = (page: Page): Promise<void> =>
  page.getByRole('grid').first().getByRole('row').nth(3).waitFor();

const next = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Next', exact: true }).click();

const SHOTS: Shot[] = [
  {
    name: 'overview',
    scenario: 'broken-nads',
    path: '/vm-networking-overview/all-namespaces',
    act: (page) => page.getByRole('link', { name: /^See all \d+ pools/ }).waitFor(),
  },
  {
    name: 'traffic',
    scenario: 'traffic',
    path: '/vm-traffic/all-namespaces',
    act: rows,
  },
  {
    name: 'networks',
    scenario: 'healthy',
    path: '/vm-networks/all-namespaces',
    act: (page) => page.getByText('3/3').first().waitFor(),
  },
  {
    name: 'choice',
    scenario: 'healthy',
    path: '/vm-networks/ns/default/~choose',
    act: (page) =>
      page
        .getByRole('link', { name: /^Create: / })
        .first()
        .waitFor(),
  },
  {
    name: 'vm',
    scenario: 'healthy',
    path: '/vm-machines/ns/erp/erp-app-01',
    act: async (page) => {
      await page.getByRole('button', { name: 'Details' }).last().click();
      await page.getByText('Seen in the guest').last().waitFor();
    },
  },
  {
    name: 'explain',
    scenario: 'mixed-nodes',
    path: '/vm-machines/ns/plant/scanner',
    act: async (page) => {
      await page.getByRole('button', { name: 'Actions of office' }).click();
      await page.getByRole('menuitem', { name: 'Diagnose' }).click();
      await page.getByRole('dialog').getByText('Interface in the VM').waitFor();
    },
  },
  {
    name: 'addresses',
    scenario: 'duplicate-addresses',
    path: '/vm-addresses/all-namespaces',
    act: rows,
  },
  {
    name: 'live-migration',
    scenario: 'migration-network',
    path: '/vm-live-migration/all-namespaces',
    act: rows,
  },
  {
    name: 'connect',
    scenario: 'mixed-nodes',
    path: '/vm-node-networks/~connect',
    act: async (page) => {
      await page.getByRole('radio', { name: /^Linux bridge/ }).press('Space');
      await next(page);
      await page.getByText('4 nodes match').waitFor();
      await next(page);
      await page.getByRole('checkbox', { name: 'eno3', exact: true }).check();
      await next(page);
      await page.getByRole('textbox', { name: 'Name of the policy' }).waitFor();
    },
  },
  {
    name: 'nodes',
    scenario: 'mixed-nodes',
    path: '/vm-node-networks/networks',
    act: rows,
  },
  {
    name: 'map',
    scenario: 'mixed-nodes',
    path: '/vm-networks/ns/plant/office-vlan10/nodes',
    act: async (page) => {
      await page.getByRole('link', { name: 'Show the network on the map' }).click();
      await page
        .getByRole('button', { name: /br-office/ })
        .first()
        .waitFor();
    },
  },
];

const wanted = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  for (const { name, scenario, path: place, act } of SHOTS) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const running = await startConsole({ scenario, port: 0 });
    const page = await browser.newPage({
      baseURL: running.url,
      viewport: { width: 1440, height: 900 },
    });
    await page.goto(place);
    await act(page);
    await page
      .locator('[role="progressbar"]:not([aria-valuenow])')
      .first()
      .waitFor({ state: 'detached' });
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: 'disabled' });
    process.stdout.write(`${name}.png\n`);
    await page.close();
    await running.close();
  }
} finally {
  await browser.close();
}
