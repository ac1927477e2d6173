/** @scenario secondary-dns */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SettingsPage from '../src/features/settings/SettingsPage';
import { asked, setFaults } from './support/cluster';
import { renderPages } from './support/render';

const HOME = '/vm-network-settings';
const HCO =
  '/api/kubernetes/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged';
const LABEL = 'mutatevirtualmachines.kubemacpool.io';

const open = async () => {
  await renderPages([{ path: `${HOME}/*`, element: <SettingsPage /> }], `${HOME}/mac-pools`);
  await screen.findByRole('grid', { name: 'Namespaces' });
  return userEvent.setup();
};

const field = (name: string) => screen.getByRole('textbox', { name });
const entry = (term: string) =>
  screen.getByText(term, { selector: 'dt *' }).closest('dt')?.nextElementSibling;

const namespaceRow = (name: string) =>
  within(screen.getByRole('grid', { name: 'Namespaces' })).getByRole('row', {
    name: new RegExp(`${name} `),
  });

const labelsOf = async (name: string): Promise<Record<string, string>> => {
  const { metadata } = (await asked(`/api/kubernetes/api/v1/namespaces/${name}`)) as {
    metadata: { labels: Record<string, string> };
  };
  return metadata.labels;
};

afterEach(() => setFaults());

describe('the range of MAC addresses', () => {
  it('is told with what is used, what is free, and who is outside', async () => {
    await open();
    expect(entry('Range')).toHaveTextContent('02:4f:9c:00:00:00 to 02:4f:9c:ff:ff:ff');
    expect(entry('Chosen by')).toHaveTextContent('Your settings');
    expect(entry('Addresses')).toHaveTextContent('16,777,216');
    expect(entry('Used by VMs')).toHaveTextContent('12');
    expect(entry('Free')).toHaveTextContent('16,777,204');
    expect(within(entry('VMs outside the range') as HTMLElement).getByRole('link')).toHaveAttribute(
      'href',
      '/vm-machines/ns/pharmacy/import-01',
    );
    expect(screen.getByText('No MAC address is there twice.')).toBeVisible();
  });

  it.each([
    ['02-00-00-00-00-00', '02:00:00:ff:ff:ff', /"02-00-00-00-00-00" is no MAC address/],
    ['02:00:00:00:00:00', '', /one of its two ends/],
    ['02:00:00:ff:00:00', '02:00:00:00:00:01', /which is not behind it/],
    ['03:00:00:00:00:00', '03:00:00:ff:ff:ff', /address of a group/],
  ])('is refused from %s to %s before it is sent', async (start, end, message) => {
    const user = await open();
    for (const [name, value] of [
      ['First address', start],
      ['Last address', end],
    ] as const) {
      await user.clear(field(name));
      if (value !== '') await user.type(field(name), value);
    }
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findAllByText(message)).length).toBeGreaterThan(0);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('is left to KubeMacPool, which tells what it uses', async () => {
    const user = await open();
    await user.clear(field('First address'));
    await user.clear(field('Last address'));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(entry('Chosen by')).toHaveTextContent('automatic'));
    // From the ConfigMap, as no setting says it any more.
    expect(entry('Range')).toHaveTextContent('02:4f:9c:00:00:00 to 02:4f:9c:ff:ff:ff');
    const { spec } = (await asked(HCO)) as { spec: Record<string, unknown> };
    expect(spec).not.toHaveProperty('networking');
    expect(spec).toHaveProperty('virtualization.liveMigrationConfig.progressTimeout', 150);
  });
});

describe('namespaces', () => {
  it('are told with what their labels mean in the installed mode', async () => {
    await open();
    expect(
      screen.getByText(/every namespace that is not labelled .*=ignore \(opt-out\)/),
    ).toBeVisible();
    expect(screen.getByText(/those namespaces alone .*=allocate \(opt-in\)/)).toBeVisible();
    expect(namespaceRow('clinic')).toHaveTextContent(/On.*Off/);
    expect(namespaceRow('imports')).toHaveTextContent(/Off.*Off/);
  });

  it('are switched off and on again, several at once', async () => {
    const user = await open();
    const off = () => screen.getByRole('button', { name: 'Switch off for VMs' });
    expect(off()).toHaveAttribute('aria-disabled', 'true');
    for (const name of ['clinic', 'pharmacy', 'imports']) {
      await user.click(screen.getByRole('checkbox', { name: `Choose ${name}` }));
    }
    await waitFor(() => expect(off()).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(off());
    let dialog = await screen.findByRole('dialog');
    // The one that is off already is left alone.
    await user.click(await within(dialog).findByRole('button', { name: 'Change 2 namespaces' }));
    await user.click(await within(dialog).findByText('Close'));
    // What the table has not heard of yet would be left out of the next change.
    for (const name of ['clinic', 'pharmacy']) {
      await waitFor(() => expect(namespaceRow(name)).toHaveTextContent(/Off.*Off/));
    }
    expect(await labelsOf('clinic')).toMatchObject({ [LABEL]: 'ignore' });
    expect(await labelsOf('pharmacy')).toMatchObject({
      [LABEL]: 'ignore',
      'kubernetes.io/metadata.name': 'pharmacy',
    });

    for (const name of ['clinic', 'pharmacy']) {
      await user.click(screen.getByRole('checkbox', { name: `Choose ${name}` }));
    }
    await user.click(screen.getByRole('button', { name: 'Switch on for VMs' }));
    dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Change 2 namespaces' }));
    await waitFor(async () => expect(await labelsOf('pharmacy')).not.toHaveProperty([LABEL]));
    expect(await labelsOf('clinic')).not.toHaveProperty([LABEL]);
  });

  it('go on without one that the server refuses', async () => {
    const user = await open();
    await setFaults({
      method: 'PATCH',
      path: '/namespaces/pharmacy',
      status: 403,
      reason: 'Forbidden',
      message: 'namespaces "pharmacy" is forbidden for a test',
    });
    for (const name of ['clinic', 'pharmacy']) {
      await user.click(screen.getByRole('checkbox', { name: `Choose ${name}` }));
    }
    await user.click(screen.getByRole('button', { name: 'Switch off for VMs' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/"pharmacy" is forbidden for a test/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Change 2 namespaces' }));
    await waitFor(async () =>
      expect(await labelsOf('clinic')).toMatchObject({ [LABEL]: 'ignore' }),
    );
    expect(await labelsOf('pharmacy')).not.toHaveProperty([LABEL]);
  });
});
