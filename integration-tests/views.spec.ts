import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

/** The whole text of the editor; monaco renders only the lines in view. */
const setEditorText = async (page: Page, text: string): Promise<void> => {
  // Pasted, because typing makes the editor add indentation of its own.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
};

const editor = (page: Page) => page.locator('.monaco-editor .view-lines').first();

const withExtras = `# kept by the network team
apiVersion: k8s.cni.cncf.io/v1
kind: NetworkAttachmentDefinition
metadata:
  name: from-yaml
  namespace: default
  labels:
    team: blue # on call
spec:
  config: '{ "cniVersion": "0.3.1", "name": "from-yaml", "type": "bridge", "bridge": "br1", "isGateway": false, "x-own": {"a": 1.0}, "vlan": 5 }'
`;

test.beforeEach(async ({ page }) => {
  await page.goto('/vm-networks/ns/default/~new');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeVisible();
});

test('what is typed in the form is in the YAML, and the other way round', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('both-ways');
  await page.getByRole('textbox', { name: 'Bridge name' }).fill('br1');
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('12');
  await page.getByRole('button', { name: 'YAML view' }).click();
  await expect(editor(page)).toContainText('name: both-ways');
  await expect(editor(page)).toContainText('bridge.network.kubevirt.io/br1');

  await setEditorText(page, withExtras);
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('from-yaml');
  await expect(page.getByRole('textbox', { name: 'VLAN tag' })).toHaveValue('5');
});

test('unknown keys, comments and order survive form, YAML and the server', async ({
  page,
  api,
}) => {
  await page.getByRole('button', { name: 'YAML view' }).click();
  await setEditorText(page, withExtras);
  await page.getByRole('button', { name: 'Form view' }).click();
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('6');
  await page.getByRole('button', { name: 'YAML view' }).click();
  await expect(editor(page)).toContainText('# kept by the network team');
  await expect(editor(page)).toContainText('# on call');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page).toHaveURL(/\/from-yaml$/);

  const nad = await api.getNad('default', 'from-yaml');
  expect(nad.metadata.labels).toEqual({ team: 'blue' });
  expect(nad.spec?.config).toBe(
    '{ "cniVersion": "0.3.1", "name": "from-yaml", "type": "bridge", "bridge": "br1", "isGateway": false, "x-own": {"a": 1.0}, "vlan": 6 }',
  );
});

test('text that is no YAML stays where it is, with line and column', async ({ page }) => {
  await page.getByRole('button', { name: 'YAML view' }).click();
  await setEditorText(page, 'kind: "unfinished\n');
  await expect(page.getByText(/This is not valid YAML \(line \d+, column \d+\)/)).toBeVisible();
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(page.getByText('The form cannot show this text')).toBeVisible();
  await expect(editor(page)).toContainText('unfinished');
});

test('a type that the form does not know is kept as text, and can be created', async ({
  page,
  api,
}) => {
  await page.getByRole('button', { name: 'YAML view' }).click();
  await setEditorText(
    page,
    withExtras.replace(
      /config: .*/,
      `config: '{"cniVersion":"1.0.0","name":"from-yaml","type":"host-device","device":"eth3"}'`,
    ),
  );
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(page.getByText('The form cannot show this text')).toBeVisible();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page).toHaveURL(/\/from-yaml$/);
  expect((await api.getNad('default', 'from-yaml')).spec?.config).toContain('host-device');
});

test('a network that cannot work is not sent from the YAML view either', async ({ page, api }) => {
  await page.getByRole('button', { name: 'YAML view' }).click();
  await setEditorText(page, withExtras.replace('"vlan": 5', '"vlan": 5000'));
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText('Nothing was sent')).toBeVisible();
  expect(await api.nadStatus('default', 'from-yaml')).toBe(404);
});
