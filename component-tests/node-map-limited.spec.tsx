/**
 * @scenario mixed-nodes
 * @user plant-viewer
 */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './support/render';

const HOME = '/vm-node-networks';

it('draws networks and VMs for a user who may not read nodes, and concludes nothing of these', async () => {
  const user = userEvent.setup();
  await renderPages([{ path: `${HOME}/*`, element: <NodeNetworksPage /> }], `${HOME}/map`);
  expect(await screen.findByText('You may not see this')).toBeVisible();
  await user.type(await screen.findByRole('combobox', { name: /namespace/i }), 'plant');
  await user.click(screen.getByRole('button', { name: 'Show' }));
  expect(
    await screen.findByRole('button', { name: /^Linux bridge br-office: Not known/ }),
  ).toBeVisible();
  expect(screen.getByRole('button', { name: /^VM plant\/printer, office: / })).toBeVisible();
  expect(screen.getByText('You see the networks of namespace plant.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /kinds could not be looked at/ }));
  expect(screen.getByText('Node: you have no permission to list them.')).toBeVisible();
});
