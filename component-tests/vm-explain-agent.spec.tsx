/** @scenario no-guest-agent */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { renderPages } from './support/render';

describe('an interface of which the guest says nothing', () => {
  it.each([
    [
      'legacy-02',
      'stock',
      'Nothing is known to be broken, but not everything can be seen',
      /Install and start qemu-guest-agent/,
    ],
    ['modern-02', 'scanners', 'Guest has no address', /Set one in the guest/],
  ])('of %s: %s', async (vm, nic, title, advice) => {
    await renderPages(
      [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
      `/vm-machines/ns/warehouse/${vm}`,
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: `Actions of ${nic}` }));
    await user.click(await screen.findByRole('menuitem', { name: 'Diagnose' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(title)).toBeVisible();
    expect(within(dialog).getByText(advice)).toBeVisible();
  });
});
