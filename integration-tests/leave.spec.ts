import type { Page } from '@playwright/test';
import { bridgeField, editorText, nameField, review, setEditorText } from './support/editor';
import { expect, expectAccessible, test } from './support/test';

const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });
const stay = (page: Page) => question(page).getByRole('button', { name: 'Stay' }).click();
const leave = (page: Page) =>
  question(page).getByRole('button', { name: 'Leave', exact: true }).click();

const LIST = /\/vm-networks\/ns\/web-shop$/;
const FORM = /\/vm-networks\/ns\/web-shop\/~new/;

/** The form of a new network, reached from the list. */
const openForm = async (page: Page) => {
  await page.goto('/vm-networks/ns/web-shop');
  await page.getByRole('link', { name: 'Create network' }).click();
  await page.getByRole('link', { name: 'Create: VLAN or trunk on a Linux bridge' }).click();
  await expect(nameField(page)).toBeVisible();
};

test.describe('a form with changes', () => {
  test('asks on a link, on Cancel and on another namespace', async ({ page }) => {
    await openForm(page);
    await bridgeField(page).fill('br-typed');
    await page.getByRole('link', { name: 'Checks' }).click();
    await expect(question(page)).toBeVisible();
    await expectAccessible(page);
    await stay(page);
    await expect(page).toHaveURL(FORM);
    await expect(bridgeField(page)).toHaveValue('br-typed');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Escape');
    await expect(question(page)).toBeHidden();
    await expect(bridgeField(page)).toHaveValue('br-typed');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await leave(page);
    await expect(page).toHaveURL(LIST);
  });

  test('asks on Back, and Forward leads on as before', async ({ page }) => {
    await openForm(page);
    await bridgeField(page).fill('br-typed');
    await page.goBack();
    await expect(question(page)).toBeVisible();
    await expect(page).toHaveURL(FORM);
    await stay(page);
    await expect(bridgeField(page)).toHaveValue('br-typed');

    await page.goBack();
    await leave(page);
    await expect(page).toHaveURL(/~choose$/);
    await page.goBack();
    await expect(page).toHaveURL(LIST);
    await page.goForward();
    await expect(page).toHaveURL(/~choose$/);
  });

  test('asks in the middle of a review, and not once it is stored', async ({ page }) => {
    await openForm(page);
    await bridgeField(page).fill('br-typed');
    await nameField(page).fill('typed');
    const dialog = await review(page);
    await page.goBack();
    await expect(question(page)).toBeVisible();
    await stay(page);
    await dialog.getByRole('button', { name: 'Create network' }).click();
    await expect(page.getByRole('heading', { name: 'typed' })).toBeVisible();
    await expect(question(page)).toBeHidden();
    await page.getByRole('link', { name: 'Checks' }).click();
    await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible();
  });

  test('asks when the page is loaded anew', async ({ page }) => {
    await openForm(page);
    await bridgeField(page).fill('br-typed');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await page.evaluate(() => window.location.reload());
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await expect(bridgeField(page)).toHaveValue('br-typed');
  });

  test('asks for what was typed as YAML, too', async ({ page }) => {
    await page.goto('/vm-networks/ns/web-shop/vlan100-production/yaml');
    await expect(editorText(page)).toContainText('kind: NetworkAttachmentDefinition');
    await page.getByRole('link', { name: 'Checks' }).click();
    await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible();
    await page.goBack();
    await expect(editorText(page)).toContainText('kind: NetworkAttachmentDefinition');
    await setEditorText(page, 'typed: true');
    await page.getByRole('link', { name: 'Checks' }).click();
    await expect(question(page)).toBeVisible();
    await stay(page);
    await expect(editorText(page)).toContainText('typed: true');
  });
});

test('a form without changes asks nothing', async ({ page }) => {
  await openForm(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page).toHaveURL(LIST);
});

test.describe('a dialog', () => {
  test.use({ scenario: 'hot-plug' });

  test('with changes asks on Esc, on Cancel and on Back', async ({ page }) => {
    await page.goto('/vm-machines/ns/factory');
    await page.getByRole('link', { name: 'press-01' }).click();
    await page.getByRole('button', { name: 'Add network interface' }).click();
    const dialog = page.getByRole('dialog', { name: /^Add network interface/ });
    const mac = dialog.getByRole('textbox', { name: 'MAC address' });
    await mac.fill('02:00:00:00:00:42');
    await page.keyboard.press('Escape');
    await expect(question(page)).toBeVisible();
    // Esc is for the question alone.
    await page.keyboard.press('Escape');
    await expect(question(page)).toBeHidden();
    await expect(mac).toHaveValue('02:00:00:00:00:42');

    await page.goBack();
    await stay(page);
    await expect(mac).toHaveValue('02:00:00:00:00:42');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await leave(page);
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL(/press-01/);
  });

  test('gives the focus back to what opened it', async ({ page }) => {
    const expectReturn = async (opener: ReturnType<Page['getByRole']>, name: string | RegExp) => {
      const dialog = page.getByRole('dialog', { name });
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(opener).toBeFocused();
    };
    await page.goto('/vm-machines/ns/factory/press-03');
    const add = page.getByRole('button', { name: 'Add network interface' });
    await add.click();
    await expectReturn(add, /^Add network interface/);
    const menu = page.getByRole('button', { name: 'Actions of machines' });
    for (const [item, name] of [
      [/^Edit/, /^Edit network interface/],
      [/^Set link down/, /^Set the link/],
      [/^Remove/, /machines/],
    ] as const) {
      await menu.click();
      await page.getByRole('menuitem', { name: item }).click();
      await expectReturn(menu, name);
    }
    const migrate = page.getByRole('button', { name: 'Migrate' }).first();
    await migrate.click();
    await expectReturn(migrate, /Migrate VM/);
    const restart = page.getByRole('button', { name: 'Restart' }).first();
    await restart.click();
    await expectReturn(restart, /Restart VM/);

    await page.goto('/vm-machines/ns/factory');
    const attach = page.getByRole('button', { name: 'Attach a network' });
    await attach.click();
    await expectReturn(attach, 'Attach a network to VMs');

    await page.goto('/vm-networks/ns/factory');
    const row = page.getByRole('button', { name: 'Actions for office-vlan10' });
    for (const item of ['Clone', 'Delete']) {
      await row.click();
      await page.getByRole('menuitem', { name: item }).click();
      await expectReturn(row, /office-vlan10/);
    }
    await page.goto('/vm-networks/ns/factory/office-vlan10');
    const actions = page.getByRole('button', { name: 'Actions', exact: true });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expectReturn(actions, /office-vlan10/);

    await page.goto('/vm-networks/ns/factory/~new');
    await nameField(page).fill('focus');
    await bridgeField(page).fill('br-prod');
    const create = page.getByRole('button', { name: 'Create', exact: true });
    await create.click();
    await expectReturn(create, /^Create network/);
  });
});
