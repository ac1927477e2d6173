import type { Page } from '@playwright/test';
import { NETWORKS, NICS } from './support/api';
import { expect, expectAccessible, test } from './support/test';

test.use({ scenario: 'hot-plug' });

const rowOf = (page: Page, nic: string) =>
  page
    .getByRole('grid', { name: 'Network interfaces' })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: `Actions of ${nic}`, exact: true }) });

const open = async (page: Page, name: string, nic = 'default') => {
  await page.goto(`/vm-machines/ns/factory/${name}`);
  await expect(rowOf(page, nic)).toBeVisible();
};

const act = async (page: Page, nic: string, action: string) => {
  await page.getByRole('button', { name: `Actions of ${nic}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
};

const confirm = async (page: Page, title: RegExp, button: string) => {
  const review = page.getByRole('dialog', { name: title });
  await review.getByRole('button', { name: button, exact: true }).click();
  await expect(review).toBeHidden();
};

test('an interface is added to a running VM and followed until the guest has it', async ({
  page,
  api,
}) => {
  await open(page, 'press-01');
  await page.getByRole('button', { name: 'Add network interface' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add network interface to press-01' });
  await dialog.getByRole('combobox', { name: 'Network' }).fill('office-vlan10');
  await page.getByRole('option', { name: /office-vlan10/ }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('office-vlan10');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Review' }).click();
  await confirm(page, /Add the interface to VM press-01/, 'Add interface');
  await expect(rowOf(page, 'office-vlan10')).toContainText('Seen in the guest');
  const { networks } = await api.templateOf('factory', 'press-01');
  expect(networks).toContainEqual({
    name: 'office-vlan10',
    multus: { networkName: 'office-vlan10' },
  });
});

test('two users edit one VM: the second sees what the first did, and loses nothing', async ({
  page,
  api,
}) => {
  await open(page, 'spare-01', 'office');
  await act(page, 'office', 'Edit');
  const dialog = page.getByRole('dialog', { name: 'Edit network interface office' });
  await dialog.getByRole('combobox', { name: 'Model' }).selectOption('e1000e');
  await api.patchVm('factory', 'spare-01', [
    { op: 'add', path: `${NICS}/0/model`, value: 'e1000' },
    { op: 'add', path: `${NICS}/1/model`, value: 'rtl8139' },
  ]);
  await dialog.getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('dialog', { name: /Save changes of interface office/ });
  await expect(review.getByText(/was changed by somebody else meanwhile/)).toBeVisible();
  await review.getByRole('button', { name: 'Apply my change to the newer version' }).click();
  await confirm(page, /Save changes of interface office/, 'Save changes');
  const { interfaces } = await api.templateOf('factory', 'spare-01');
  expect(interfaces[0]).toMatchObject({ name: 'default', model: 'e1000' });
  expect(interfaces[1]).toMatchObject({ name: 'office', model: 'e1000e' });
});

test('an interface is unplugged, and its link set down on another VM', async ({ page, api }) => {
  await open(page, 'press-02', 'office');
  await act(page, 'office', 'Remove');
  await confirm(page, /Remove network interface office/, 'Remove');
  await expect(rowOf(page, 'office')).toBeHidden();

  await open(page, 'press-03', 'machines');
  await act(page, 'machines', 'Set link down');
  await confirm(page, /Set the link of machines down/, 'Set link down');
  await expect(rowOf(page, 'machines')).toContainText('Down');
  const { interfaces } = await api.templateOf('factory', 'press-03');
  expect(interfaces[2]).toMatchObject({ name: 'machines', state: 'down' });
});

test('a VM with 40 interfaces stays readable', async ({ page, api }) => {
  const more = Array.from({ length: 38 }, (_each, index) => `nic-${index + 1}`);
  await api.patchVm('factory', 'spare-01', [
    ...more.flatMap((name, index) => [
      { op: 'add', path: `${NICS}/-`, value: { name, bridge: {} } },
      {
        op: 'add',
        path: `${NETWORKS}/-`,
        value: {
          name,
          multus: { networkName: index % 2 === 0 ? 'office-vlan10' : 'machines-vlan20' },
        },
      },
    ]),
  ]);
  await open(page, 'spare-01');
  await expect(page.getByRole('button', { name: /^Actions of/ })).toHaveCount(20);
  await page.getByRole('textbox', { name: 'Filter interfaces' }).fill('nic-38');
  await expect(page.getByRole('button', { name: /^Actions of/ })).toHaveCount(1);
  await expect(rowOf(page, 'nic-38')).toContainText('machines-vlan20');
});
