/**
 * @scenario missing-crds
 */
import { screen } from '@testing-library/react';
import ChecksPage from '../src/features/checks/ChecksPage';
import { renderPages } from './support/render';

describe('the checks of a cluster without Multus and KubeVirt', () => {
  it('say what the cluster lacks', async () => {
    await renderPages(
      [{ path: '/vm-network-checks/all-namespaces', element: <ChecksPage /> }],
      '/vm-network-checks/all-namespaces',
    );
    expect(
      await screen.findByText(
        /This cluster has no NetworkAttachmentDefinition|NetworkAttachmentDefinition: this cluster does not have them/,
      ),
    ).toBeInTheDocument();
  });
});
