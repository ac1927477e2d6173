/**
 * @scenario mixed-nodes
 * @user auditor
 */
import { screen, waitFor } from '@testing-library/react';
import { openPolicies as open } from './support/node-policies';

const DENIED = 'You have no permission to change policies of node networks.';

describe('policies of node networks for somebody who may only look', () => {
  it('offer no change, each time with the reason', async () => {
    const user = await open('');
    await user.click(await screen.findByRole('button', { name: 'Actions for lab-bridge' }));
    for (const name of [/^Edit/, /^Remove from nodes/]) {
      const item = await screen.findByRole('menuitem', { name });
      await waitFor(() => expect(item).toHaveTextContent(DENIED));
      expect(item).toHaveAttribute('aria-disabled', 'true');
    }
    expect(screen.getByRole('menuitem', { name: /^Delete/ })).toHaveTextContent(
      'You have no permission to delete policies of node networks.',
    );
    await user.keyboard('{Escape}');
    const create = screen.getByRole('button', { name: 'Create policy' });
    await user.hover(create);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      'You have no permission to create policies of node networks.',
    );
  });

  it('say so on the pages that change them, too', async () => {
    await open('/policies/lab-bridge/~edit');
    expect(await screen.findByText('This policy is not yours to edit')).toBeVisible();
    expect(screen.getByText(DENIED)).toBeVisible();
  });

  it('can be written down for somebody who may', async () => {
    await open('/policies/~new');
    expect(await screen.findByText('You may not create policies of node networks')).toBeVisible();
  });
});
