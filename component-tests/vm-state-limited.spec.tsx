/** @scenario read-only */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { renderPages } from './support/render';

describe('a user who may only look', () => {
  it.each([
    ['Restart', 'You have no permission to restart VMs in namespace web-shop.'],
    ['Migrate', 'You have no permission to migrate VMs in namespace web-shop.'],
  ])('cannot %s a VM, and reads why', async (name, why) => {
    await renderPages(
      [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
      '/vm-machines/ns/web-shop/web-01',
    );
    const user = userEvent.setup();
    const button = await screen.findByRole('button', { name });
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
    await user.hover(button);
    await waitFor(() => expect(screen.getByRole('tooltip')).toHaveTextContent(why));
    await user.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
