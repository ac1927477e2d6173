import { screen, waitFor } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import ConnectWizard from '../../src/features/node-networks/connect/ConnectWizard';
import { renderPages } from './render';

const PATH = '/vm-node-networks/~connect';

/** The wizard that connects VMs, with what its address says. */
export const openConnect = async (query = '') => {
  const { router } = await renderPages(
    [
      { path: PATH, element: <ConnectWizard /> },
      { path: '/vm-node-networks', element: <p>Node networks</p> },
    ],
    `${PATH}${query}`,
  );
  return { user: userEvent.setup(), router };
};

/** Goes to the next step. */
export const next = async (user: UserEvent) =>
  user.click(await screen.findByRole('button', { name: 'Next' }));

/** A button as soon as nothing speaks against it. */
export const enabled = async (name: string): Promise<HTMLElement> => {
  await waitFor(() =>
    expect(screen.getByRole('button', { name })).not.toHaveAttribute('aria-disabled', 'true'),
  );
  return screen.getByRole('button', { name });
};
