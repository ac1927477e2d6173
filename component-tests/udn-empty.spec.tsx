/**
 * @scenario empty
 */
import { screen } from '@testing-library/react';
import UserNetworkListPage from '../src/features/user-defined-networks/list/UserNetworkListPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-user-networks/ns/:ns', element: <UserNetworkListPage /> }];

const setFaults = (faults: object[]) =>
  fetch('/__faults', { method: 'PUT', body: JSON.stringify(faults) });

describe('the list of user-defined networks of a new cluster', () => {
  afterEach(async () => {
    await setFaults([]);
  });

  it('says what they are for, and leads to the choice of what to create', async () => {
    await renderPages(pages, '/vm-user-networks/ns/lab');
    expect(await screen.findByText('No user-defined networks yet')).toBeVisible();
    const [link] = screen.getAllByRole('link', { name: 'Create network' });
    expect(link).toHaveAttribute('href', '/vm-networks/ns/lab/~choose');
  });

  it('shows one kind where the other cannot be read', async () => {
    await setFaults([
      { path: '/userdefinednetworks', status: 500, message: 'etcd is having a bad day' },
    ]);
    await renderPages(pages, '/vm-user-networks/ns/lab');
    expect(await screen.findByText('etcd is having a bad day')).toBeVisible();
    expect(
      screen.getByText('UserDefinedNetworks are not shown: they could not be read', {
        exact: false,
      }),
    ).toBeVisible();
    expect(screen.getByText('No user-defined networks yet')).toBeVisible();
  });
});
