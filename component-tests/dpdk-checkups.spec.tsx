/** @scenario dpdk */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import DpdkCheckupPage from '../src/features/dpdk/checkups/DpdkCheckupPage';
import DpdkPage from '../src/features/dpdk/DpdkPage';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-dpdk/ns/:ns/*', element: <DpdkPage /> },
  { path: '/vm-dpdk/ns/:ns/checkups/~new', element: <DpdkCheckupPage /> },
  { path: '/vm-dpdk/ns/:ns/checkups/:name', element: <DpdkCheckupPage /> },
];

const CHECKUPS = '/vm-dpdk/ns/dpdk-apps/checkups';

describe('the list of checkups', () => {
  it('tells each result in words, and the reason of a failure whole', async () => {
    await renderPages(pages, CHECKUPS);
    const plain = await screen.findByRole('row', { name: /latency-plain/ });
    for (const text of ['Latency between VMs', 'Succeeded', '168 µs on average, at most 1.24 ms'])
      expect(plain).toHaveTextContent(text);
    const lost = screen.getByRole('row', { name: /latency-lost/ });
    expect(lost).toHaveTextContent('Failed');
    expect(lost).toHaveTextContent(
      'setup: network-attachment-definitions.k8s.cni.cncf.io "lost-net" not found',
    );
  });

  it('has the actions of each run behind its menu, as other lists do', async () => {
    const user = userEvent.setup();
    await renderPages(pages, CHECKUPS);
    await user.click(await screen.findByRole('button', { name: 'Actions for latency-lost' }));
    expect(await screen.findByRole('menuitem', { name: 'Run again' })).toBeVisible();
    await user.click(screen.getByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: /Delete checkup latency-lost/ });
    expect(await within(dialog).findByText('ConfigMap dpdk-apps/latency-lost')).toBeVisible();
  });

  it('filters by the state', async () => {
    await renderPages(pages, `${CHECKUPS}?state=failed`);
    expect(await screen.findByRole('row', { name: /latency-lost/ })).toBeVisible();
    expect(screen.queryByRole('row', { name: /latency-plain/ })).not.toBeInTheDocument();
  });
});

describe('the page of a checkup', () => {
  it('shows what was measured with units, and the settings', async () => {
    await renderPages(pages, `${CHECKUPS}/latency-plain`);
    expect(await screen.findByText('120 µs')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Result' })).toBeVisible();
    expect(
      within(screen.getByRole('navigation', { name: 'Breadcrumb' })).getByRole('link', {
        name: 'Checkups',
      }),
    ).toHaveAttribute('href', CHECKUPS);
    expect(screen.getByText('5 seconds')).toBeVisible();
    expect(screen.getByText('No highest latency was asked for.', { exact: false })).toBeVisible();
    expect(screen.getByRole('link', { name: 'plain-net' })).toHaveAttribute(
      'href',
      '/vm-networks/ns/dpdk-apps/plain-net',
    );
  });

  it('says that there is none', async () => {
    await renderPages(pages, `${CHECKUPS}/gone`);
    expect(await screen.findByText('There is no checkup gone')).toBeVisible();
  });
});

describe('the form of a checkup', () => {
  it('begins with what is usual, and says what the checkup would refuse', async () => {
    const user = userEvent.setup();
    await renderPages(pages, `${CHECKUPS}/~new?type=dpdk`);
    const packets = await screen.findByRole('textbox', { name: 'Packets in each second' });
    expect(packets).toHaveValue('8m');
    await user.clear(packets);
    await user.type(packets, 'fast');
    await user.tab();
    expect(await screen.findByText(/cannot read "fast"/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Time that it may take' })).toHaveValue('10m');
    await user.click(screen.getByRole('radio', { name: 'Latency between VMs' }));
    expect(await screen.findByRole('textbox', { name: 'Seconds to measure for' })).toHaveValue('5');
  });

  it('begins anew with the settings of a run, under another name', async () => {
    await renderPages(pages, `${CHECKUPS}/~new?from=latency-plain`);
    expect(await screen.findByDisplayValue('latency-plain-net')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Network' })).toHaveValue('plain-net');
  });

  it('sends the rights, the settings and the Job in one review', async () => {
    const user = userEvent.setup();
    await renderPages(pages, `${CHECKUPS}/~new?network=plain-net`);
    await user.click(await screen.findByRole('button', { name: 'Create' }));
    const review = await screen.findByRole('dialog');
    for (const kind of ['ServiceAccount', 'Role', 'RoleBinding', 'ConfigMap', 'Job'])
      expect(
        (await within(review).findAllByText(new RegExp(`^${kind} dpdk-apps/`))).length,
      ).toBeGreaterThan(0);
  });
});
