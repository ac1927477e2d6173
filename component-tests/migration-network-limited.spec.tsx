/** @scenario read-only */
import { screen } from '@testing-library/react';
import LiveMigrationPage from '../src/features/live-migration/LiveMigrationPage';
import MigrationNetworkWizard from '../src/features/live-migration/wizard/MigrationNetworkWizard';
import { renderPages } from './support/render';

describe('a user who may not see the settings of live migration', () => {
  it.each([
    [
      'page',
      { path: '/vm-live-migration/all-namespaces/*', element: <LiveMigrationPage /> },
      '/vm-live-migration/all-namespaces',
    ],
    [
      'wizard',
      { path: '/vm-live-migration/~new-network', element: <MigrationNetworkWizard /> },
      '/vm-live-migration/~new-network',
    ],
  ])('is told so by the %s', async (_what, page, at) => {
    await renderPages([page], at);
    expect(
      await screen.findByRole('heading', {
        name: 'You may not see the settings of live migration',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });
});
