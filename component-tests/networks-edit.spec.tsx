import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import NetworkEditPage from '../src/features/networks/edit/NetworkEditPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-networks/ns/:ns/:name/~edit', element: <NetworkEditPage /> },
  { path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> },
];

describe('the editor of a network', () => {
  it('changes a description that JavaScript and Go write differently', async () => {
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/web-shop/vlan100-production/~edit');
    for (const text of ['R&D <network>', 'Research & development\u2028']) {
      const description = await screen.findByRole('textbox', { name: 'Description' });
      await user.clear(description);
      await user.type(description, text);
      await user.click(screen.getByRole('button', { name: 'Save' }));
      const dialog = await screen.findByRole('dialog');
      const save = await within(dialog).findByRole('button', { name: 'Save changes' });
      await waitFor(() => expect(save).toBeEnabled());
      await user.click(save);
      expect(await screen.findByText(text.trim())).toBeVisible();
      await user.click(await screen.findByRole('link', { name: 'Edit' }));
    }
  });
});
