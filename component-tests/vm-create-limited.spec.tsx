/**
 * @scenario healthy
 * @user web-shop-viewer
 */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmCreatePage from '../src/features/virtual-machines/create/VmCreatePage';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-machines/ns/:ns', element: <VmListPage /> },
  { path: '/vm-machines/ns/:ns/~new', element: <VmCreatePage /> },
];

const REASON = 'You have no permission to create VMs in namespace web-shop.';

it('the list keeps the button from who may not create VMs, and says why', async () => {
  await renderPages(pages, '/vm-machines/ns/web-shop');
  const button = await screen.findByRole('button', { name: 'Create VirtualMachine' });
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await userEvent.hover(button);
  expect(await screen.findByRole('tooltip')).toHaveTextContent(REASON);
});

it('the page says so, and lets one write the YAML for somebody else', async () => {
  await renderPages(pages, '/vm-machines/ns/web-shop/~new');
  expect(await screen.findByText(REASON)).toBeVisible();
  expect(screen.getByText(/take its YAML to somebody who may/)).toBeVisible();
  // Images and instance types of the cluster are for everybody.
  await screen.findByText(/kinds could not be looked at/);
  const user = userEvent.setup();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Boots from' }), 'dataSource');
  await user.click(await screen.findByRole('combobox', { name: 'DataSource' }));
  expect(await screen.findByText('openshift-virtualization-os-images/rhel9')).toBeVisible();
});
