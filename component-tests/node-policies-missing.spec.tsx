/** @scenario missing-crds */
import { screen } from '@testing-library/react';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './support/render';

it('says that nmstate is missing', async () => {
  const home = '/vm-node-networks';
  await renderPages([{ path: home, element: <NodeNetworksPage /> }], home);
  expect(
    await screen.findByRole('heading', {
      name: 'This cluster has no NodeNetworkConfigurationPolicy',
    }),
  ).toBeVisible();
});
