/** @scenario read-only */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NetworkChoicePage from '../src/pages/networks/NetworkChoicePage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-networks/ns/:ns/~choose', element: <NetworkChoicePage /> }];

it('says of each way to a network why a user who may only look cannot take it', async () => {
  const user = userEvent.setup();
  await renderPages(pages, '/vm-networks/ns/web-shop/~choose');
  const card = await screen.findByRole('region', { name: 'VLAN or trunk on a Linux bridge' });
  const button = await within(card).findByRole('button', { name: /^Create: / });
  await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
  const why =
    'You have no permission to create NetworkAttachmentDefinitions in namespace web-shop.';
  expect(within(card).getByText(why)).toBeVisible();
  await user.hover(button);
  expect(await screen.findByRole('tooltip')).toHaveTextContent(why);
  expect(screen.queryByRole('link', { name: /^Create: / })).not.toBeInTheDocument();
});
