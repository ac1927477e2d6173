/** @scenario missing-crds */
import { screen } from '@testing-library/react';
import NodePoliciesPage from '../src/features/node-networks/list/NodePoliciesPage';
import { renderPages } from './support/render';

it('says that nmstate is missing', async () => {
  const home = '/vm-node-networks';
  await renderPages([{ path: home, element: <NodePoliciesPage /> }], home);
  expect(
    await screen.findByRole('heading', {
      name: 'This cluster has no NodeNetworkConfigurationPolicy',
    }),
  ).toBeVisible();
});
