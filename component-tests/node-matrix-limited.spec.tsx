/**
 * @scenario mixed-nodes
 * @user plant-viewer
 */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './support/render';

const HOME = '/vm-node-networks';

it('explains to a user who may not read nodes that they are not known', async () => {
  const user = userEvent.setup();
  await renderPages([{ path: `${HOME}/*`, element: <NodeNetworksPage /> }], `${HOME}/networks`);
  const field = await screen.findByRole('combobox', { name: /namespace/i });
  await user.type(field, 'plant');
  await user.click(screen.getByRole('button', { name: 'Show' }));
  expect(await screen.findByRole('heading', { name: 'No node for VMs is known' })).toBeVisible();
  await user.click(await screen.findByRole('button', { name: /kinds could not be looked at/ }));
  expect(screen.getByText('Node: you have no permission to list them.')).toBeVisible();
});
