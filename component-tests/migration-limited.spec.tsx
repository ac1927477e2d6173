/** @scenario read-only */
import { screen, within } from '@testing-library/react';
import LiveMigrationPage from '../src/features/live-migration/LiveMigrationPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-live-migration/all-namespaces/*', element: <LiveMigrationPage /> },
  { path: '/vm-live-migration/ns/:ns/*', element: <LiveMigrationPage /> },
];
const OWN = '/vm-live-migration/ns/web-shop';

describe('live migration for somebody who may view one namespace', () => {
  it('shows no settings that cannot be read, and says why', async () => {
    await renderPages(pages, `${OWN}/limits`);
    expect(await screen.findByRole('heading', { name: 'You may not see this' })).toBeVisible();
  });

  it('shows the VMs of the namespace, and that nodes are not known', async () => {
    await renderPages(pages, `${OWN}/readiness`);
    const table = await screen.findByRole('grid', { name: 'VirtualMachines' });
    expect(within(table).getByRole('row', { name: /web-01/ })).toHaveTextContent('Not known');
  });

  it('shows no VMs and no migrations of all namespaces', async () => {
    await renderPages(pages, '/vm-live-migration/all-namespaces/readiness');
    expect(await screen.findByRole('heading', { name: 'You may not see this' })).toBeVisible();
  });

  it('says the same of migrations', async () => {
    await renderPages(pages, '/vm-live-migration/all-namespaces/migrations');
    expect(await screen.findByRole('heading', { name: 'You may not see this' })).toBeVisible();
  });
});
