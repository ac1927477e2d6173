import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import ChecksPage from '../src/features/checks/ChecksPage';
import NetworkDetailsPage from '../src/features/networks/details/NetworkDetailsPage';
import NetworkListPage from '../src/features/networks/list/NetworkListPage';
import { setFaults } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-network-checks/ns/:ns', element: <ChecksPage /> },
  { path: '/vm-networks/ns/:ns', element: <NetworkListPage /> },
  { path: '/vm-networks/ns/:ns/:name/*', element: <NetworkDetailsPage /> },
];

const API = '/api/kubernetes/apis';
const NADS = `${API}/k8s.cni.cncf.io/v1/namespaces/web-shop/network-attachment-definitions`;
const VMS = `${API}/kubevirt.io/v1/namespaces/web-shop/virtualmachines`;
const PAGE = 250;

const post = async (path: string, body: object) => {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
};

const nad = (name: string) => ({
  apiVersion: 'k8s.cni.cncf.io/v1',
  kind: 'NetworkAttachmentDefinition',
  metadata: { name },
  spec: {
    config: JSON.stringify({ cniVersion: '0.3.1', name, type: 'bridge', bridge: 'br-prod' }),
  },
});

const vm = (name: string, networkName: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name },
  spec: {
    runStrategy: 'Halted',
    template: {
      spec: {
        domain: { devices: { interfaces: [{ name: 'lan', bridge: {} }] } },
        networks: [{ name: 'lan', multus: { networkName } }],
      },
    },
  },
});

/** Requests that ask how many objects there are, as the page sent them. */
const watchCounts = (): string[] => {
  const counts: string[] = [];
  const original = window.fetch.bind(window);
  jest.spyOn(window, 'fetch').mockImplementation((input, init) => {
    if (typeof input === 'string' && /[?&]limit=1(&|$)/.test(input)) counts.push(input);
    return original(input, init);
  });
  return counts;
};

afterEach(async () => {
  jest.restoreAllMocks();
  await setFaults();
});

describe('small lists', () => {
  it('are complete without a question', async () => {
    const counts = watchCounts();
    await renderPages(pages, '/vm-network-checks/ns/web-shop');
    await screen.findByText(/^Objects looked at/);
    expect(counts).toEqual([]);
  });
});

describe('a namespace with more networks than one page', () => {
  beforeAll(async () => {
    // The last page holds one network only, and a VM is on it.
    const { items } = (await (await fetch(NADS)).json()) as { items: object[] };
    const names = Array.from({ length: PAGE - items.length }, (_, index) => `many-${index}`);
    for (const name of [...names, 'zz-last']) await post(NADS, nad(name));
    await post(VMS, vm('on-the-last', 'zz-last'));
  });

  const holdBack = () =>
    setFaults({
      method: 'GET',
      path: '/network-attachment-definitions\\?.*continue=',
      delayMs: 600_000,
    });

  it('is checked when its last page has come', async () => {
    await holdBack();
    await renderPages(pages, '/vm-network-checks/ns/web-shop');
    // What has come so far is drawn anew as more comes.
    await waitFor(() => expect(screen.getByText(/^Checking, /)).toBeVisible());
    expect(screen.queryByText(/^Objects looked at/)).not.toBeInTheDocument();
    await setFaults();
    expect(await screen.findByText(/^Objects looked at/)).toBeVisible();
    expect(screen.queryByText('Network does not exist')).not.toBeInTheDocument();
  });

  it('is counted once for each list', async () => {
    const counts = watchCounts();
    await holdBack();
    await renderPages(pages, '/vm-networks/ns/web-shop');
    expect(await screen.findByText('250 of 251 loaded')).toBeVisible();
    // Also those of other namespaces, which rules look at: each list once.
    expect(counts).toContain(`${NADS}?limit=1`);
    expect(new Set(counts).size).toBe(counts.length);
  });

  it('stays unjudged while the server cannot say how many there are', async () => {
    await setFaults(
      { method: 'GET', path: '\\?limit=1$', status: 500, message: 'etcd is busy' },
      {
        method: 'GET',
        path: '/network-attachment-definitions\\?.*continue=',
        delayMs: 600_000,
      },
    );
    await renderPages(pages, '/vm-networks/ns/web-shop');
    expect(await screen.findByText('250 loaded so far')).toBeVisible();
    await setFaults();
    await waitFor(() => expect(screen.queryByText(/loaded so far$/)).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: /of\s+251/ })).toBeVisible();
  });

  it('names a page that fails as a gap, and comes to the end without it', async () => {
    await setFaults({
      method: 'GET',
      path: '/network-attachment-definitions\\?.*continue=',
      status: 500,
      message: 'the second page is lost',
    });
    const user = userEvent.setup();
    await renderPages(pages, '/vm-network-checks/ns/web-shop');
    await user.click(await screen.findByRole('button', { name: /could not be looked at/ }));
    expect(screen.getByText(/the second page is lost/)).toBeVisible();
    expect(screen.queryByText('Network does not exist')).not.toBeInTheDocument();
  });

  it('does not let a network be deleted before all of its VMs are known', async () => {
    await holdBack();
    const user = userEvent.setup();
    await renderPages(pages, '/vm-networks/ns/web-shop/vlan100-production');
    await user.click(await screen.findByRole('button', { name: 'Actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog');
    expect(
      await within(dialog).findByRole('progressbar', { name: /Looking for VMs/ }),
    ).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Delete' })).toBeDisabled();
    await setFaults();
    expect(await within(dialog).findByText(/VMs use this network/)).toBeVisible();
  });

  it('whose networks may not be listed is checked without them', async () => {
    await setFaults({
      method: 'GET',
      path: '/network-attachment-definitions\\?',
      status: 403,
      reason: 'Forbidden',
      message: 'networks are forbidden',
    });
    await renderPages(pages, '/vm-network-checks/ns/web-shop');
    expect(await screen.findByText(/^Objects looked at/)).toBeVisible();
    expect(screen.queryByText('Network does not exist')).not.toBeInTheDocument();
  });
});
