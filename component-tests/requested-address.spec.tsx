/** @scenario services */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { read } from './support/cluster';
import { renderPages } from './support/render';

const pages = [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }];

interface Vm {
  spec: { template: { metadata?: { annotations?: Record<string, string> } } };
}

const openDialog = async (namespace: string, name: string) => {
  await renderPages(pages, `/vm-machines/ns/${namespace}/${name}`);
  await screen.findByRole('grid', { name: 'Network interfaces' });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Actions of default' }));
  const item = await screen.findByRole('menuitem', { name: 'Edit' });
  await waitFor(() => expect(item).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(item);
  return { user, dialog: await screen.findByRole('dialog', { name: /^Edit network interface/ }) };
};

const field = (dialog: HTMLElement) =>
  within(dialog).findByRole('textbox', { name: 'IP addresses' });

describe('an interface on a primary network', () => {
  it('asks for the next free address, which the VM has after a restart', async () => {
    const { user, dialog } = await openDialog('tenant', 'tenant-01');
    expect(await field(dialog)).toHaveValue('');
    await user.click(await within(dialog).findByRole('button', { name: 'Next free IPv4 address' }));
    expect(await field(dialog)).toHaveValue('10.90.0.3');
    expect(within(dialog).getByText(/Nothing is reserved until it is saved/)).toBeVisible();
    await user.clear(await field(dialog));
    await user.type(await field(dialog), '10.90.0.9');
    await user.click(within(dialog).getByRole('button', { name: 'Next free IPv4 address' }));
    expect(await field(dialog)).toHaveValue('10.90.0.3');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    const review = await screen.findByRole('dialog', { name: /^Save changes of interface/ });
    expect(within(review).getByText('Needs a restart of the VM')).toBeVisible();
    const send = within(review).getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(send).toBeEnabled());
    await user.click(send);
    await waitFor(() => expect(review).not.toBeInTheDocument());
    const { spec } = await read<Vm>('tenant', 'virtualmachines', 'tenant-01');
    expect(spec.template.metadata?.annotations).toMatchObject({
      'network.kubevirt.io/addresses': '{"default":["10.90.0.3"]}',
    });
  });

  it('refuses an address of another network and one with a prefix, beside the field', async () => {
    const { user, dialog } = await openDialog('tenant', 'tenant-01');
    await user.type(await field(dialog), '192.168.7.7');
    await user.click(within(dialog).getByRole('button', { name: 'Review' }));
    await waitFor(async () =>
      expect(await field(dialog)).toHaveAccessibleDescription(/192\.168\.7\.7/),
    );
    await user.clear(await field(dialog));
    await user.type(await field(dialog), '10.90.0.7/16');
    await waitFor(async () => expect(await field(dialog)).toHaveAccessibleDescription(/prefix/));
    expect(screen.queryByRole('dialog', { name: /^Save changes/ })).not.toBeInTheDocument();
  });

  it('is the only one that asks', async () => {
    const { dialog } = await openDialog('fenced', 'fenced-01');
    expect(await within(dialog).findByRole('textbox', { name: 'MAC address' })).toBeVisible();
    expect(within(dialog).queryByRole('textbox', { name: 'IP addresses' })).not.toBeInTheDocument();
  });
});
