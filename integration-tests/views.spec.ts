import { nadOf } from './support/api';
import {
  bridgeField,
  create,
  editorText,
  nameField,
  setEditorText,
  toYamlView,
} from './support/editor';
import { expect, test } from './support/test';

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
  await expect(nameField(page)).toBeVisible();
});

test('what is typed in the form is in the YAML, and the other way round', async ({ page }) => {
  await nameField(page).fill('both-ways');
  await bridgeField(page).fill('br1');
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('12');
  await toYamlView(page);
  await expect(editorText(page)).toContainText('name: both-ways');
  await expect(editorText(page)).toContainText('bridge.network.kubevirt.io/br1');

  await setEditorText(page, withExtras);
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(nameField(page)).toHaveValue('from-yaml');
  await expect(page.getByRole('textbox', { name: 'VLAN tag' })).toHaveValue('5');
});

test('unknown keys, comments and order survive form, YAML and the server', async ({
  page,
  api,
}) => {
  await toYamlView(page);
  await setEditorText(page, withExtras);
  await page.getByRole('button', { name: 'Form view' }).click();
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('6');
  await toYamlView(page);
  await expect(editorText(page)).toContainText('# kept by the network team');
  await expect(editorText(page)).toContainText('# on call');
  await create(page);
  await expect(page).toHaveURL(/\/from-yaml$/);

  const nad = await api.getNad('default', 'from-yaml');
  expect(nad.metadata.labels).toEqual({ team: 'blue' });
  expect(nad.spec?.config).toBe(
    '{ "cniVersion": "0.3.1", "name": "from-yaml", "type": "bridge", "bridge": "br1", "isGateway": false, "x-own": {"a": 1.0}, "vlan": 6 }',
  );
});

test('what was typed as text is stored, also when the form was used after it', async ({
  page,
  api,
}) => {
  await api.createNad(
    nadOf('default', 'from-yaml', { cniVersion: '0.3.1', type: 'bridge', bridge: 'br1' }),
  );
  await page.goto('/vm-networks/ns/default/from-yaml/~edit');
  await expect(bridgeField(page)).toHaveValue('br1');
  await toYamlView(page);
  await setEditorText(page, withExtras);
  await page.getByRole('button', { name: 'Form view' }).click();
  await page.getByRole('textbox', { name: 'VLAN tag' }).fill('6');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(/\/from-yaml$/);

  const nad = await api.getNad('default', 'from-yaml');
  expect(nad.metadata.labels).toEqual({ team: 'blue' });
  expect(nad.spec?.config).toContain('"x-own": {"a": 1.0}, "vlan": 6');
});

test('text that is no YAML stays where it is, with line and column', async ({ page }) => {
  await toYamlView(page);
  await setEditorText(page, 'kind: "unfinished\n');
  await expect(page.getByText(/This is not valid YAML \(line \d+, column \d+\)/)).toBeVisible();
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(page.getByText('The form cannot show this text')).toBeVisible();
  await expect(editorText(page)).toContainText('unfinished');
});

test('pasted text is read as kubectl reads it, and tells of a key that stands twice', async ({
  page,
  api,
}) => {
  await toYamlView(page);
  const below = `config: '{
  "cniVersion": "0.3.1", "name": "from-yaml",
  "type": "bridge", "bridge": "br1", "vlan": 5
  }'`;
  const text = withExtras.replace(/config: .*/, below);
  await setEditorText(
    page,
    text.replace('  name: from-yaml\n', '  name: other\n  name: from-yaml\n'),
  );
  await expect(page.getByText('Key stands twice')).toBeVisible();
  await create(page);
  await expect(page).toHaveURL(/\/from-yaml$/);
  expect((await api.getNad('default', 'from-yaml')).spec?.config).toContain('"bridge": "br1"');
});

test('a type that the form does not know is kept as text, and can be created', async ({
  page,
  api,
}) => {
  await toYamlView(page);
  await setEditorText(
    page,
    withExtras.replace(
      /config: .*/,
      `config: '{"cniVersion":"1.0.0","name":"from-yaml","type":"host-device","device":"eth3"}'`,
    ),
  );
  await page.getByRole('button', { name: 'Form view' }).click();
  await expect(page.getByText('The form cannot show this text')).toBeVisible();
  await create(page);
  await expect(page).toHaveURL(/\/from-yaml$/);
  expect((await api.getNad('default', 'from-yaml')).spec?.config).toContain('host-device');
});

test('a network that cannot work is not sent from the YAML view either', async ({ page, api }) => {
  await toYamlView(page);
  await setEditorText(page, withExtras.replace('"vlan": 5', '"vlan": 5000'));
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText('Nothing was sent')).toBeVisible();
  expect(await api.nadStatus('default', 'from-yaml')).toBe(404);
});
