/**
 * @scenario traffic
 * @user erp-viewer
 */
import { screen, within } from '@testing-library/react';
import TrafficPage from '../src/features/traffic/TrafficPage';
import { renderPages } from './support/render';

const open = (path: string) =>
  renderPages(
    [
      { path: '/vm-traffic/all-namespaces/*', element: <TrafficPage /> },
      { path: '/vm-traffic/ns/:ns/*', element: <TrafficPage /> },
    ],
    `/vm-traffic/${path}`,
  );

describe('a user of one project', () => {
  beforeEach(() => localStorage.clear());

  it('sees the traffic of its VMs', async () => {
    await open('ns/erp');
    const grid = await screen.findByRole('grid', { name: 'Traffic of interfaces' });
    expect(within(grid).getAllByText('erp-app-01')).toHaveLength(3);
  });

  it('is told that another project is closed', async () => {
    await open('ns/lab');
    expect(await screen.findByRole('heading', { name: 'You may not see metrics' })).toBeVisible();
    expect(screen.getByText(/namespace=lab/)).toBeVisible();
  });

  it('is asked for a namespace where all are meant', async () => {
    await open('all-namespaces');
    expect(await screen.findByRole('heading', { name: 'You may not see metrics' })).toBeVisible();
    expect(await screen.findByRole('form', { name: 'Choose a namespace' })).toBeVisible();
  });

  it('gets its namespaces one by one where they are known', async () => {
    localStorage.setItem('vm-networking.namespaces', JSON.stringify(['erp', 'lab']));
    await open('all-namespaces');
    const grid = await screen.findByRole('grid', { name: 'Traffic of interfaces' });
    expect(within(grid).getAllByText('erp-app-01')).toHaveLength(3);
    expect(within(grid).queryByText('lab-router-01')).not.toBeInTheDocument();
  });
});
