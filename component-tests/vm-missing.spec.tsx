/** @scenario bare */
import { screen } from '@testing-library/react';
import VmListPage from '../src/features/virtual-machines/list/VmListPage';
import VmPage from '../src/pages/vm/VmPage';
import { renderPages } from './support/render';

describe('a cluster without KubeVirt', () => {
  it.each([
    ['/vm-machines/ns/default', <VmListPage key="list" />],
    ['/vm-machines/ns/default/web', <VmPage key="page" name="web" namespace="default" />],
  ])('%s says what is missing and what brings it', async (path, element) => {
    await renderPages([{ path, element }], path);
    expect(await screen.findByText('This cluster has no VirtualMachine')).toBeVisible();
    expect(screen.getByText(/It comes with KubeVirt/)).toBeVisible();
  });
});
