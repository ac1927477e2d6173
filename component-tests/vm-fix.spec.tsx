/** @scenario hot-plug-manual */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import VmPage from '../src/pages/vm/VmPage';
import { interfacesOf, patched } from './support/cluster';
import { renderPages } from './support/render';

const MODEL = '/spec/template/spec/domain/devices/interfaces/0/model';

const openFindings = async (name: string) => {
  await patched('factory', 'virtualmachines', name, [{ op: 'add', path: MODEL, value: 'Virtio' }]);
  await renderPages(
    [{ path: '/vm-machines/ns/:ns/:name/*', element: <VmPage /> }],
    `/vm-machines/ns/factory/${name}/findings`,
  );
  return userEvent.setup();
};

const fixIn = async (user: ReturnType<typeof userEvent.setup>) => {
  const button = await screen.findByRole('button', { name: /^Fix VMN631/ });
  await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled', 'true'));
  await user.click(button);
  return screen.findByRole('dialog', { name: /^Fix VMN631/ });
};

describe('a finding of a VM with a mechanical fix', () => {
  it('is mended by a button, and the review says what that does to the running VM', async () => {
    const user = await openFindings('press-01');
    const before = await interfacesOf('factory', 'press-01');
    const dialog = await fixIn(user);
    expect(
      await within(dialog).findByRole('heading', {
        level: 2,
        name: /Nothing changes for the running VM/,
      }),
    ).toBeVisible();
    const save = within(dialog).getByRole('button', { name: 'Save changes' });
    await waitFor(() => expect(save).toBeEnabled());
    await user.click(save);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    const after = await interfacesOf('factory', 'press-01');
    expect(after).toEqual(
      before.map((nic, index) => (index === 0 ? { ...nic, model: 'virtio' } : nic)),
    );
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /^Fix VMN631/ })).not.toBeInTheDocument(),
    );
  });

  it('says of a stopped VM that it applies at the next start', async () => {
    const user = await openFindings('spare-01');
    const dialog = await fixIn(user);
    expect(
      await within(dialog).findByRole('heading', {
        level: 2,
        name: /when the VM starts the next time/,
      }),
    ).toBeVisible();
  });
});
