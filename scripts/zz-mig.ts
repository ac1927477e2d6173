import { chromium } from '@playwright/test';
import { startConsole } from '../standalone/server/index.ts';
const shots: [string, string, string, string?][] = JSON.parse(process.argv[2] ?? '[]');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const [name, scenario, path, more] of shots) {
  const running = await startConsole({ scenario, port: 0 });
  const [width = '1440', theme = 'light'] = (more ?? '').split(' ');
  const page = await browser.newPage({ baseURL: running.url, viewport: { width: Number(width) || 1440, height: 1000 }, colorScheme: theme === 'dark' ? 'dark' : 'light' });
  page.on('console', (m) => { if (m.type() === 'error') console.log(name, m.text()); });
  page.on('pageerror', (e) => console.log(name, String(e)));
  await page.goto(path);
  await page.waitForTimeout(2500);
  if (process.argv[3]) await page.evaluate(() => undefined);
  await page.screenshot({ path: `/work/tmp/mig/${name}.png`, fullPage: true });
  await page.close();
  await running.close();
}
await browser.close();
