import http from 'node:http';
import { WebSocket } from 'ws';
import { expect, test } from './support/test';

interface Reply {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A request with exactly these headers, as no browser lets a page send it. */
const send = (
  url: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: object; body?: string } = {},
): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers: { ...headers } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });

const NAMESPACES = '/api/kubernetes/api/v1/namespaces';
const namespace = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'made' },
});
const json = {
  'Content-Type': 'application/json',
  'Content-Length': Buffer.byteLength(namespace),
};

test('a change needs the token of the page, in cookie and header', async ({ standalone }) => {
  const post = (headers: object) =>
    send(`${standalone.url}${NAMESPACES}`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: namespace,
    });
  const page = await send(`${standalone.url}/`);
  const cookie = page.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const token = cookie.replace('csrf-token=', '');
  expect(page.headers['set-cookie']?.[0]).toContain('SameSite=Strict');

  expect((await post({})).status).toBe(403);
  expect((await post({ Cookie: cookie })).status).toBe(403);
  expect((await post({ Cookie: cookie, 'X-CSRFToken': 'another' })).status).toBe(403);
  expect((await post({ Cookie: cookie, 'X-CSRFToken': token })).status).toBe(201);
});

test('another web site reaches nothing: not by its name, not from its pages', async ({
  standalone,
}) => {
  const other = { Host: 'evil.example.com' };
  expect((await send(`${standalone.url}${NAMESPACES}`, { headers: other })).status).toBe(403);
  expect((await send(`${standalone.url}/`, { headers: other })).status).toBe(403);
  const origin = { Origin: 'http://evil.example.com' };
  expect((await send(`${standalone.url}${NAMESPACES}`, { headers: origin })).status).toBe(403);

  const socket = new WebSocket(`${standalone.url.replace('http', 'ws')}${NAMESPACES}?watch=true`, {
    origin: 'http://evil.example.com',
  });
  const refusal = await new Promise<string>((resolve) => {
    socket.on('error', (error) => resolve(error.message));
    socket.on('open', () => resolve('opened'));
  });
  expect(refusal).toContain('403');
});

test('the page may run only its own scripts', async ({ standalone, page }) => {
  const { headers } = await send(`${standalone.url}/`);
  const policy = String(headers['content-security-policy']);
  expect(policy).not.toContain('unsafe-eval');
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toMatch(/^'self' 'nonce-[^']+'$/);

  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  await page.goto('/vm-networks/ns/web-shop/vlan100-production/yaml');
  // The editor is the biggest script of all.
  await expect(page.getByRole('textbox', { name: /^Editor/ }).first()).toBeVisible();
  expect(violations).toEqual([]);
});

test('files outside of the build are not served', async ({ standalone }) => {
  for (const path of ['/static/../package.json', '/static/%2e%2e/%2e%2e/package.json']) {
    const { status, body } = await send(`${standalone.url}${path}`);
    expect(body).not.toContain('exposedModules');
    expect([200, 404]).toContain(status);
  }
});
