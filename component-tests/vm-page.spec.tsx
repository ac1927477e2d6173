import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }];

const open = async (path: string) => {
  await renderPages(pages, `/vm-machines/ns/${path}`);
  return userEvent.setup();
};

const table = () => screen.findByRole('grid', { name: 'Network interfaces' });

const rowOf = async (name: string) =>
  within(await table()).findByRole('row', { name: new RegExp(`(^| )${name}( |$)`) });

describe('the page of a VM', () => {
  it('shows what each interface is made of, has and is reached by', async () => {
    await open('erp/erp-app-01');
    const lan = await rowOf('erp-lan');
    expect(within(lan).getByRole('link', { name: 'vlan220-erp-lan' })).toHaveAttribute(
      'href',
      '/vm-networks/ns/erp/vlan220-erp-lan',
    );
    expect(within(lan).getByText('physnet-dc, VLAN 220')).toBeVisible();
    expect(within(lan).getByText('Bridge')).toBeVisible();
    expect(within(lan).getByText('virtio')).toBeVisible();
    expect(within(lan).getByText('10.20.220.11')).toBeVisible();
    expect(within(lan).getByText('Up')).toBeVisible();
    expect(within(lan).getByText('Seen in the guest')).toBeVisible();
    expect(within(await rowOf('default')).getByText('Pod network')).toBeVisible();
    expect(screen.getByText('Running')).toBeVisible();
  });

  it('opens an interface to its way to the wire', async () => {
    const user = await open('web-shop/web-01');
    const row = await rowOf('production');
    await user.click(within(row).getByRole('button', { name: 'Details' }));
    const way = await screen.findByRole('region', { name: 'The way of production to the wire' });
    expect(
      within(way)
        .getAllByRole('listitem')
        .map((hop) => hop.textContent),
    ).toEqual([
      expect.stringMatching(/^ ?Guest.*Connected/),
      expect.stringMatching(/^ ?Pod of the VM.*Connected/),
      expect.stringMatching(/^ ?Network.*web-shop\/vlan100-production/),
      expect.stringMatching(/^ ?Node.*Bridge .*Connected/),
      expect.stringMatching(/^ ?Port to the outside.*Connected/),
      expect.stringMatching(/^ ?Wire.*VLAN 100/),
    ]);
    expect(screen.getByText('Name in the guest')).toBeVisible();
  });

  it('filters interfaces by what they are called, lead to and have', async () => {
    const user = await open('web-shop/web-01');
    await rowOf('production');
    const filter = screen.getByRole('textbox', { name: 'Filter interfaces' });
    await user.type(filter, '10.60.0.');
    expect(await rowOf('backend')).toBeVisible();
    expect(screen.queryByText('vlan100-production')).not.toBeInTheDocument();
    await user.type(filter, 'x');
    expect(await screen.findByText('No interface matches the filter')).toBeVisible();
  });

  it('finds nothing wrong with a healthy VM', async () => {
    await open('web-shop/web-01/findings');
    expect(
      await screen.findByText('No rule finds anything wrong with the networks of this VM'),
    ).toBeVisible();
  });

  it('says that a VM is not there', async () => {
    await open('web-shop/none');
    expect(await screen.findByText('Not found')).toBeVisible();
  });

  it('offers what can be done with an interface', async () => {
    const user = await open('web-shop/web-01');
    const row = await rowOf('production');
    await user.click(within(row).getByRole('button', { name: 'Actions of production' }));
    for (const name of ['Diagnose', 'Edit', 'Set link down', 'Remove']) {
      expect(await screen.findByRole('menuitem', { name })).toBeVisible();
    }
    await waitFor(() =>
      expect(screen.getByRole('menuitem', { name: 'Edit' })).not.toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    );
  });
});
