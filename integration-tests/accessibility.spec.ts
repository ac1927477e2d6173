import {
  expect,
  expectAccessible,
  expectAccessibleInBothThemes,
  expectRead,
  test,
} from './support/test';
import { nadOf } from './support/api';
import { bridgeField } from './support/editor';

const pages = [
  { name: 'list', path: '/vm-networks/all-namespaces', heading: 'Networks' },
  { name: 'choice', path: '/vm-networks/ns/default/~choose', heading: 'Create network' },
  { name: 'create', path: '/vm-networks/ns/default/~new', heading: 'Create network' },
  { name: 'details', path: '/vm-networks/ns/default/seen', heading: 'seen' },
  { name: 'broken details', path: '/vm-networks/ns/default/broken', heading: 'broken' },
  { name: 'YAML tab', path: '/vm-networks/ns/default/seen/yaml', heading: 'seen' },
  { name: 'not found', path: '/vm-networks/ns/default/none', heading: 'none' },
  {
    name: 'user-defined networks',
    path: '/vm-user-networks/all-namespaces',
    heading: 'Networks',
  },
  {
    name: 'create user-defined network',
    path: '/vm-user-networks/ns/web-shop/~new',
    heading: 'Create user-defined network',
  },
  {
    name: 'user-defined network',
    path: '/vm-user-networks/cluster/campus-vlan300',
    heading: 'campus-vlan300',
  },
  { name: 'checks', path: '/vm-network-checks/all-namespaces', heading: 'Checks' },
  { name: 'VM', path: '/vm-machines/ns/erp/erp-app-01', heading: 'erp-app-01' },
  {
    name: 'findings of a VM',
    path: '/vm-machines/ns/erp/erp-app-01/findings',
    heading: 'erp-app-01',
  },
];

for (const part of [pages.slice(0, 6), pages.slice(6)]) {
  const names = part.map(({ name }) => name).join(', ');

  test(`axe finds nothing in either theme on: ${names}`, async ({ page, api }) => {
    test.slow();
    await api.createNad(
      nadOf('default', 'seen', {
        cniVersion: '0.3.1',
        name: 'seen',
        type: 'bridge',
        bridge: 'br1',
      }),
    );
    await api.createNad(nadOf('default', 'broken', 'no json'));
    for (const { name, path, heading } of part) {
      await test.step(name, async () => {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
        await expectRead(page);
        await expectAccessibleInBothThemes(page);
      });
    }
  });
}

test('axe finds nothing in the form with errors, nor in the dialog, in the dark theme', async ({
  page,
  api,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/vm-networks/ns/default/~new');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(bridgeField(page)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);

  await api.createNad(
    nadOf('default', 'doomed', { cniVersion: '0.3.1', type: 'bridge', bridge: 'br1' }),
  );
  await page.goto('/vm-networks/ns/default');
  await page.getByRole('button', { name: 'Actions for doomed' }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Clone' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Actions for doomed' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
});

test('a network can be created with the keyboard alone', async ({ page, api }) => {
  await page.goto('/vm-networks/ns/default');
  const create = page.getByRole('link', { name: 'Create network' }).first();
  await expect(create).toBeVisible();
  await create.focus();
  await page.keyboard.press('Enter');
  const way = page.getByRole('link', { name: 'Create: VLAN or trunk on a Linux bridge' });
  await expect(way).toBeVisible();
  await way.focus();
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(name).toBeVisible();
  // From the form's first field on, only the keyboard moves.
  await name.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('by-keyboard');
  // The namespace, and the button that clears it.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('no mouse');
  // In front of each field with one stands its word of vSphere.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('br1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('44');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'MAC spoof check' })).not.toBeChecked();
  // Past the word of vSphere and the settings that are folded away, to the button that leads to the review.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Create network' });
  await expect(confirm).toBeEnabled();
  await confirm.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/by-keyboard$/);
  const config = JSON.parse(
    (await api.getNad('default', 'by-keyboard')).spec?.config ?? '',
  ) as object;
  expect(config).toMatchObject({ bridge: 'br1', vlan: 44, macspoofchk: false });
});

test('at 400 pixels everything is reachable and nothing is cut off sideways', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  for (const path of ['/vm-networks/all-namespaces', '/vm-networks/ns/default/~new']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.getByRole('button', { name: 'Tours' }).click();
  await expect(page.getByRole('menuitem').first()).toBeInViewport({ ratio: 1 });
});
