/** @scenario missing-crds */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmCreatePage from '../src/features/virtual-machines/create/VmCreatePage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-machines/ns/:ns/~new', element: <VmCreatePage /> },
  { path: '/vm-machines/ns/:ns/:name', element: <p>The page of the VM</p> },
];

it('creates a VM without CDI, instance types and Multus, and says what is not possible', async () => {
  await renderPages(pages, '/vm-machines/ns/shop/~new');
  const user = userEvent.setup();
  const boots = await screen.findByRole('combobox', { name: 'Boots from' });
  const lacking = await within(boots).findByRole('option', {
    name: 'A clone of a DataSource (the cluster has no Containerized Data Importer)',
  });
  expect(lacking).toBeDisabled();
  expect(
    within(screen.getByRole('combobox', { name: 'CPU and memory from' })).getByRole('option', {
      name: 'An instance type (the cluster has no instance types)',
    }),
  ).toBeDisabled();
  expect(screen.queryByRole('combobox', { name: 'Preference' })).not.toBeInTheDocument();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Run strategy' }), 'Always');
  await user.click(screen.getByRole('button', { name: 'Create' }));
  const review = await screen.findByRole('dialog', { name: 'Create VM shop/vm-masquerade?' });
  expect(await within(review).findByText('The VM starts as soon as it is created')).toBeVisible();
  const send = within(review).getByRole('button', { name: 'Create VM' });
  await waitFor(() => expect(send).toBeEnabled());
  await user.click(send);
  expect(await screen.findByText('The page of the VM')).toBeVisible();
});
