/**
 * @scenario mesh
 * @user bookshop-editor
 */
import { screen } from '@testing-library/react';
import VmPage from '../src/pages/vm/VmPage';
import { renderPages } from './support/render';

/** The section on the mesh, once it says what it knows. */
const open = async (name: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/bookshop/${name}/reach`,
  );
  await screen.findByRole('heading', { name: 'Service mesh' });
  await screen.findByRole('heading', { name: 'What it needs' });
};

describe('a user who may not list the control planes of a mesh', () => {
  it('is told that it cannot be told, of a VM that is not in one', async () => {
    await open('cart');
    const mesh = screen.getByText('Cannot tell: The cluster has a service mesh');
    expect(mesh.closest('li')).toHaveTextContent(
      'Istio or ServiceMeshMemberRoll could not be listed in the cluster.',
    );
    const member = screen.getByText('Cannot tell: Namespace bookshop is in the mesh');
    // The label can be read, and whose it is cannot.
    expect(member.closest('li')).toHaveTextContent(/No Istio that can be seen/);
    for (const kind of ['Istio', 'ServiceMeshMemberRoll'])
      expect(screen.getByText(`${kind}: you have no permission to list them.`)).toBeInTheDocument();
    // What is about the VM itself holds all the same.
    expect(
      screen.getByText('Yes: The VM is connected to the pod network with masquerade'),
    ).toBeVisible();
    expect(screen.getByText('Not in the service mesh')).toBeVisible();
  });

  it('is told what is seen of a VM whose pod has the sidecar', async () => {
    await open('catalog');
    expect(await screen.findByText('In the service mesh')).toBeVisible();
    expect(screen.getByText('Cannot tell: The cluster has a service mesh')).toBeVisible();
    expect(screen.getByText('Cannot tell: Namespace bookshop is in the mesh')).toBeVisible();
    expect(screen.queryByText(/^No: Namespace/)).not.toBeInTheDocument();
  });
});
