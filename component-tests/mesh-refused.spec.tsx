/** @scenario mesh */
import { screen } from '@testing-library/react';
import VmPage from '../src/pages/vm/VmPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const refused = (path: string) => ({
  method: 'GET',
  path,
  status: 403,
  reason: 'Forbidden',
  message: 'The mesh is for others',
});

const open = async () => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    '/vm-machines/ns/bookshop/cart/reach',
  );
  await screen.findByRole('heading', { name: 'Service mesh' });
  await screen.findByRole('heading', { name: 'What it needs' });
};

afterEach(() => setFaults());

describe('the mesh of a cluster that refuses to list its kinds', () => {
  it('cannot be told, and nor can whether a namespace is in it', async () => {
    await setFaults(refused('/istios'), refused('/servicemeshmemberrolls'));
    await open();
    expect(screen.getByText('Cannot tell: The cluster has a service mesh')).toBeVisible();
    expect(screen.getByText('Cannot tell: Namespace bookshop is in the mesh')).toBeVisible();
  });

  it('is told by the kind that can be listed', async () => {
    await setFaults(refused('/servicemeshmemberrolls'));
    await open();
    expect(
      screen.getByText('Yes: The cluster has the service mesh default (default, Healthy)'),
    ).toBeVisible();
    expect(screen.getByText('Yes: Namespace bookshop is in the mesh')).toBeVisible();
    expect(screen.getByText(/^ServiceMeshMemberRoll: you have no permission/)).toBeInTheDocument();
  });
});
