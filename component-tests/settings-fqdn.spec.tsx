/** @scenario secondary-dns */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SettingsPage from '../src/features/settings/SettingsPage';
import { asked, setFaults } from './support/cluster';
import { renderPages } from './support/render';

const HOME = '/vm-network-settings';
const HCO =
  '/api/kubernetes/apis/hco.kubevirt.io/v1/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged';
const SERVICE = '/api/kubernetes/api/v1/namespaces/openshift-cnv/services/dns-lb';

const open = async () => {
  await renderPages([{ path: `${HOME}/*`, element: <SettingsPage /> }], HOME);
  await screen.findByRole('grid', { name: 'Names' });
  return userEvent.setup();
};

const step = (name: string): HTMLElement => {
  const found = screen.getByText(name).closest('li');
  if (!found) throw new Error(`There is no step ${name}`);
  return found;
};

const names = () => screen.getByRole('grid', { name: 'Names' });
const row = (name: RegExp) => within(names()).getByRole('row', { name });

afterEach(() => setFaults());

describe('the names of VMs', () => {
  it('are told with the address, or why there is none', async () => {
    await open();
    expect(row(/^lan\.charts-01\.clinic\.vm\.openshift\.example\.com/)).toHaveTextContent(
      /10\.80\.0\.11.*Would resolve/,
    );
    expect(row(/^charts-01\.clinic\.vm\.openshift\.example\.com/)).toHaveTextContent('10.80.0.11');
    expect(row(/^default\.desk-01\./)).toHaveTextContent('Pod network');
    expect(row(/^desk-01\./)).toHaveTextContent('No name of an interface');
    expect(row(/^lan\.charts-02\./)).toHaveTextContent('No guest agent');
    expect(row(/^Lan_1\.scanner-01\./)).toHaveTextContent('No host name');
    expect(row(/^lan\.scanner-02\./)).toHaveTextContent('No IPv4 address');
    expect(row(/^lan\.archive-01\./)).toHaveTextContent('VM does not run');
    expect(
      screen.getByText('None of these names resolves as long as KubeSecondaryDNS is off'),
    ).toBeVisible();
  });

  it('are found by their state', async () => {
    const user = await open();
    const [filter] = screen.getAllByRole('button', { name: 'State' });
    await user.click(filter as Element);
    await user.click(await screen.findByRole('checkbox', { name: /^No guest agent/ }));
    await waitFor(() => expect(within(names()).getAllByRole('row')).toHaveLength(2));
    expect(row(/^lan\.charts-02\./)).toBeVisible();
  });
});

describe('the name server', () => {
  it('is switched on, with an address that is IPv4', async () => {
    const user = await open();
    expect(step('Name server runs')).toHaveTextContent('It is not switched on.');
    expect(screen.getByRole('button', { name: 'Create Service dns-lb' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await user.click(screen.getByRole('checkbox', { name: /Give VMs names/ }));
    const address = screen.getByRole('combobox', { name: 'Address of the name server (IPv4)' });
    await user.type(address, '2001:db8::53');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/"2001:db8::53" is no IPv4 address/)).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.clear(address);
    await user.type(address, '10.46.41.94');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Save changes' }));
    expect(
      await screen.findByText('vm.openshift.example.com. IN NS', { exact: false }),
    ).toBeVisible();
    expect(screen.getByText(/ns\.vm\.openshift\.example\.com\. IN A 10\.46\.41\.94/)).toBeVisible();
    const { spec } = (await asked(HCO)) as { spec: Record<string, unknown> };
    expect(spec).toMatchObject({
      featureGates: [{ name: 'deployKubeSecondaryDNS', state: 'Enabled' }],
      networking: {
        kubeSecondaryDNSNameServerIP: '10.46.41.94',
        // What was there stays.
        kubeMacPoolConfiguration: { rangeStart: '02:4f:9c:00:00:00' },
      },
    });
    expect(row(/^lan\.charts-01\./)).toHaveTextContent('Resolves');
  });

  it('is made reachable by a Service, which waits for its address', async () => {
    const user = await open();
    const button = await screen.findByRole('button', { name: 'Create Service dns-lb' });
    await waitFor(() => expect(button).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(button);
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Create Service' }));
    await waitFor(() => expect(step('Reached from outside')).toHaveTextContent('(pending)'));
    expect(await asked(SERVICE)).toMatchObject({
      spec: {
        type: 'LoadBalancer',
        selector: { 'k8s-app': 'secondary-dns' },
        ports: [{ port: 53, protocol: 'UDP', targetPort: 5353 }],
      },
    });
    await asked(`${SERVICE}/status`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: JSON.stringify({ status: { loadBalancer: { ingress: [{ ip: '10.46.41.95' }] } } }),
    });
    await waitFor(() => expect(step('Reached from outside')).toHaveTextContent('10.46.41.95'));
    expect(step('Address is set')).toHaveTextContent(
      '10.46.41.94 is not the address of the Service dns-lb.',
    );
  });

  it('keeps the refusal of the server on the screen', async () => {
    const user = await open();
    await setFaults({
      method: 'PATCH',
      path: '/hyperconvergeds/',
      status: 403,
      reason: 'Forbidden',
      message: 'admission webhook "validate-hco.kubevirt.io" denied the request: not today',
    });
    await user.click(screen.getByRole('checkbox', { name: /Give VMs names/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText(/denied the request: not today/)).toBeVisible();
    expect(within(dialog).getByRole('button', { name: 'Save changes' })).toBeDisabled();
  });
});
