/**
 * @scenario mixed-nodes
 * @user auditor
 */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ConnectWizard from '../src/features/node-networks/connect/ConnectWizard';
import { renderPages } from './support/render';

const PATH = '/vm-node-networks/~connect';

describe('the wizard for somebody who may not put labels on nodes', () => {
  it('says who can, by which command, and goes no further with such nodes', async () => {
    await renderPages(
      [{ path: PATH, element: <ConnectWizard /> }],
      `${PATH}?purpose=linux&way=chosen&nodes=worker-0,worker-2`,
    );
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Next' }));
    expect(await screen.findByText('2 nodes match')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByText(
        /no permission to put one on them.* kubectl label node worker-0 worker-2 vm-network\/br1=$/,
      ),
    ).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Nodes' })).toBeVisible();
  });
});
