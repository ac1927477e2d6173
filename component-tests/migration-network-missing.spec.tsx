/** @scenario missing-crds */
import { screen, within } from '@testing-library/react';
import LiveMigrationPage from '../src/features/live-migration/LiveMigrationPage';
import { renderPages } from './support/render';

describe('a cluster with KubeVirt alone, and without networks', () => {
  it('has the default network, set in KubeVirt, and says what it lacks', async () => {
    await renderPages(
      [{ path: '/vm-live-migration/all-namespaces/*', element: <LiveMigrationPage /> }],
      '/vm-live-migration/all-namespaces',
    );
    const table = await screen.findByRole('grid', { name: 'Networks for live migration' });
    expect(within(table).getAllByRole('radio')).toHaveLength(1);
    expect(screen.getByText('KubeVirt kubevirt')).toBeVisible();
    expect(screen.getByRole('button', { name: /could not be looked at/ })).toBeVisible();
  });
});
