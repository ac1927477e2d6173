/** @scenario hot-plug */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { asked, createdCore, patched, read } from './support/cluster';
import { renderPages } from './support/render';

interface Vm {
  spec: { template: { metadata?: { labels?: object; annotations?: object } } };
}

const metadataOf = async (name: string) =>
  (await read<Vm>('factory', 'virtualmachines', name)).spec.template.metadata;

const open = async (name: string) => {
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/factory/${name}/reach`,
  );
  await screen.findByRole('heading', { name: 'Service mesh' });
  return userEvent.setup();
};

const press = async (user: ReturnType<typeof userEvent.setup>, name: string) => {
  const button = () => screen.getByRole('button', { name });
  await screen.findByRole('button', { name });
  await waitFor(() => expect(button()).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(button());
};

const send = async (
  user: ReturnType<typeof userEvent.setup>,
  title: RegExp,
  confirm: string,
  isSeveral: boolean,
) => {
  const review = within(await screen.findByRole('dialog', { name: title }));
  const button = review.getByRole('button', { name: confirm });
  await waitFor(() => expect(button).toBeEnabled());
  await user.click(button);
  // Several changes stay until they were looked at; the first of the two stands in the header.
  if (isSeveral)
    await waitFor(() => expect(review.getAllByRole('button', { name: 'Close' })).toHaveLength(2));
  if (isSeveral) await user.click(review.getAllByRole('button', { name: 'Close' })[1] ?? button);
  await waitFor(() =>
    expect(screen.queryByRole('dialog', { name: title })).not.toBeInTheDocument(),
  );
};

describe('the service mesh of a VM', () => {
  it('gets the VM by one change, whose Service is checked before', async () => {
    const before = await metadataOf('press-01');
    const user = await open('press-01');
    expect(await screen.findByText('Not in the service mesh')).toBeVisible();
    await press(user, 'Add to the service mesh');
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Add press-01 to the service mesh' }),
    );
    const port = dialog.getByRole('textbox', { name: /^Port that the guest listens on/ });
    await user.clear(port);
    await user.type(port, '70000');
    await user.click(dialog.getByRole('button', { name: 'Review' }));
    await waitFor(() => expect(port).toBeInvalid());
    await user.clear(port);
    await user.type(port, '8080');
    await user.click(dialog.getByRole('button', { name: 'Review' }));
    await send(user, /^Add VM press-01 to the service mesh\?/, 'Add to the service mesh', true);
    expect(await metadataOf('press-01')).toEqual({
      ...before,
      labels: { ...before?.labels, app: 'press-01' },
      annotations: { ...before?.annotations, 'sidecar.istio.io/inject': 'true' },
    });
    expect(
      await asked('/api/kubernetes/api/v1/namespaces/factory/services/press-01'),
    ).toMatchObject({
      spec: {
        selector: { app: 'press-01' },
        ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      },
    });
    expect(await screen.findByText('After a restart')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Restart' })).toBeVisible();
    expect(await screen.findByText(/Service press-01 leads to the VM/)).toBeVisible();
  });

  it('loses the VM again, whose labels and Service stay', async () => {
    await patched('factory', 'virtualmachines', 'spare-01', [
      {
        op: 'add',
        path: '/spec/template/metadata',
        value: { labels: { app: 'spare' }, annotations: { 'sidecar.istio.io/inject': 'true' } },
      },
    ]);
    await createdCore('factory', 'services', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'spare', namespace: 'factory' },
      spec: { selector: { app: 'spare' }, ports: [{ port: 80 }] },
    });
    const user = await open('spare-01');
    expect(await screen.findByText('When the VM starts')).toBeVisible();
    expect(screen.getByText(/The mesh guesses it for spare:80/)).toBeVisible();
    await press(user, 'Take out of the service mesh');
    await send(user, /^Take VM spare-01 out/, 'Take out of the service mesh', false);
    expect(await metadataOf('spare-01')).toEqual({ labels: { app: 'spare' } });
    expect(await screen.findByText('Not in the service mesh')).toBeVisible();
  });
});
