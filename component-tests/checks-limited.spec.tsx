/**
 * @scenario read-only
 */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ChecksPage from '../src/features/checks/ChecksPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-network-checks/all-namespaces', element: <ChecksPage /> },
  { path: '/vm-network-checks/ns/:ns', element: <ChecksPage /> },
];

describe('the checks for somebody who may view one namespace', () => {
  it('are not made elsewhere', async () => {
    await renderPages(pages, '/vm-network-checks/all-namespaces');
    expect(await screen.findByRole('heading', { name: 'You may not see this' })).toBeVisible();
    expect(screen.getByText(/Choose one of your namespaces/)).toBeVisible();
  });

  it('are made with what can be seen, and say what cannot', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-network-checks/ns/web-shop');
    await screen.findByText(/^Objects looked at/);
    await user.click(screen.getByRole('button', { name: /could not be looked at/ }));
    expect(screen.getByText('Node: you have no permission to list them.')).toBeVisible();
    expect(
      screen.getByText('NodeNetworkState: you have no permission to list them.'),
    ).toBeVisible();
  });
});
