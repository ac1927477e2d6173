import { chromium } from 'playwright-core';
import { startConsole } from '../standalone/server/index.ts';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const shot = async (scenario: string, where: string, name: string, width = 1440, dark = false) => {
  const c = await startConsole({ scenario, port: 0 });
  const page = await browser.newPage({ viewport: { width, height: 1400 }, colorScheme: dark ? 'dark' : 'light' });
  page.on('pageerror', (e) => console.log(name, 'ERR', e.message));
  page.on('console', (m) => { if (m.type() === 'error') console.log(name, 'console', m.text()); });
  const start = Date.now();
  await page.goto(c.url + where);
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  console.log(name, 'frame after', Date.now() - start);
  await page.getByText(/See (all|the).*finding|Nothing found|Choose one of/).first().waitFor({ timeout: 90000 }).catch((e: Error) => console.log(name, e.message));
  console.log(name, 'findings after', Date.now() - start);
  await page.waitForTimeout(3000);
  await page.screenshot({ path: `/tmp/look-${name}.png`, fullPage: true });
  await page.close(); await c.close();
};
const only = process.argv.slice(2);
const all: [string, string, string, number?, boolean?][] = [
  ['mixed-nodes', '/vm-networking-overview/all-namespaces', 'mixed'],
  ['empty', '/vm-networking-overview/all-namespaces', 'empty'],
  ['read-only', '/vm-networking-overview/all-namespaces', 'ro-all'],
  ['read-only', '/vm-networking-overview/ns/web-shop', 'ro-ns'],
  ['pools', '/vm-networking-overview/all-namespaces', 'pools', 800, true],
  ['missing-crds', '/vm-networking-overview/all-namespaces', 'missing'],
  ['stuck-migration', '/vm-networking-overview/all-namespaces', 'stuck'],
];
for (const each of all) if (only.length === 0 || only.includes(each[2])) await shot(...each);
await browser.close();
