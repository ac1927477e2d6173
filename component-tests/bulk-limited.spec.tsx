/** @scenario read-only */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { BulkAttachDialog } from '../src/features/virtual-machines/bulk/BulkAttachDialog';
import { renderPages } from './support/render';

const onClose = jest.fn();

it('lets a user who may not change VMs choose none, and says why', async () => {
  await renderPages(
    [{ path: '/', element: <BulkAttachDialog namespace="web-shop" onClose={onClose} /> }],
    '/',
  );
  const user = userEvent.setup();
  await user.type(await screen.findByRole('combobox', { name: /^Network/ }), 'default/anything');
  await user.click(screen.getByRole('button', { name: 'Review' }));
  expect(screen.getByRole('combobox', { name: /^Network/ })).toHaveAccessibleDescription(
    /^You see no network default\/anything/,
  );
  await user.clear(screen.getByRole('combobox', { name: /^Network/ }));
  await user.type(
    screen.getByRole('combobox', { name: /^Network/ }),
    'web-shop/vlan100-production',
  );
  const boxes = await screen.findAllByRole('checkbox', { name: /^Choose / });
  await waitFor(() => {
    for (const box of boxes) expect(box).toBeDisabled();
  });
  expect(
    screen.getAllByText(
      /You have no permission to change VMs in namespace web-shop|connects it already/,
    ),
  ).not.toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Review' }));
  expect(await screen.findByText('Choose at least one VM.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  // The network was typed: that is asked for before it is lost.
  expect(onClose).not.toHaveBeenCalled();
  await user.click(await screen.findByRole('button', { name: 'Leave' }));
  expect(onClose).toHaveBeenCalled();
});
