/** @scenario read-only */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import VmPage from '../src/pages/vm/VmPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-machines/all-namespaces', element: <VmListPage /> },
  { path: '/vm-machines/ns/:ns', element: <VmListPage /> },
  { path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> },
];

describe('a user who may only view one namespace', () => {
  it('sees its VMs with their interfaces, and why nothing can be changed', async () => {
    await renderPages(pages, '/vm-machines/ns/web-shop/web-01');
    const user = userEvent.setup();
    const table = await screen.findByRole('grid', { name: 'Network interfaces' });
    expect(await within(table).findByText('10.20.100.11')).toBeVisible();
    const add = screen.getByRole('button', { name: 'Add network interface' });
    await waitFor(() => expect(add).toHaveAttribute('aria-disabled', 'true'));
    await user.hover(add);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'You have no permission to change VMs in namespace web-shop.',
    );
    await user.click(screen.getByRole('button', { name: 'Actions of production' }));
    for (const name of [/^Edit/, /^Set link down/, /^Remove/]) {
      const item = await screen.findByRole('menuitem', { name });
      await waitFor(() => expect(item).toHaveAttribute('aria-disabled', 'true'));
    }
  });

  it('may not see those of other namespaces', async () => {
    await renderPages(pages, '/vm-machines/all-namespaces');
    expect(await screen.findByText('You may not see this')).toBeVisible();
  });

  it('lists those of its own', async () => {
    await renderPages(pages, '/vm-machines/ns/web-shop');
    expect(await screen.findByRole('link', { name: 'web-02' })).toBeVisible();
  });
});
