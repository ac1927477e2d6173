/** @scenario plain-kubernetes */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SettingsPage from '../src/features/settings/SettingsPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const HOME = '/vm-network-settings';
const CONFIG =
  '/api/kubernetes/apis/networkaddonsoperator.network.kubevirt.io/v1/networkaddonsconfigs/cluster';

const open = async (tab = '') => {
  await renderPages([{ path: `${HOME}/*`, element: <SettingsPage /> }], `${HOME}${tab}`);
  return userEvent.setup();
};

describe('a cluster that is not OpenShift', () => {
  it('has the settings of names in the NetworkAddonsConfig, with a domain of its own', async () => {
    const user = await open();
    expect(
      await screen.findByText('These settings stand in NetworkAddonsConfig cluster.'),
    ).toBeVisible();
    const box = screen.getByRole('checkbox', { name: /Give VMs names/ });
    await waitFor(() => expect(box).toBeEnabled());
    await user.click(box);
    await user.type(
      screen.getByRole('textbox', { name: 'Domain of the cluster' }),
      'lab.example.com',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: 'Save changes' }));
    const names = await screen.findByRole('grid', { name: 'Names' });
    await waitFor(() =>
      expect(
        within(names).getByRole('row', { name: /^lan\.shop-1\.shop\.vm\.lab\.example\.com/ }),
      ).toHaveTextContent('10.30.0.11'),
    );
    expect(await asked(CONFIG)).toMatchObject({
      spec: {
        kubeSecondaryDNS: { domain: 'lab.example.com' },
        kubeMacPool: {},
        linuxBridge: {},
        multus: {},
      },
    });
  });

  it('has a range of MAC addresses that was chosen', async () => {
    await open('/mac-pools');
    expect(await screen.findByText('KubeMacPool itself (automatic), as none is set')).toBeVisible();
    expect(screen.getByText('02:4f:9c:00:00:00 to 02:4f:9c:ff:ff:ff')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'First address' })).toHaveValue('');
  });

  it('tells what of OpenShift is missing, and what behaves otherwise', async () => {
    await open('/installed');
    const table = await screen.findByRole('grid', { name: 'Components' });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    for (const name of [/^OpenShift Virtualization/, /^OVN-Kubernetes/, /^NMState/, /^MetalLB/]) {
      expect(row(name)).toHaveTextContent('Missing');
    }
    expect(row(/^Multus CNI/)).toHaveTextContent('Present');
    expect(row(/^KubeMacPool/)).toHaveTextContent('Present');
    expect(screen.getByText(/roll-out strategy Stage/)).toBeVisible();
    expect(screen.getByText(/namespace isolation\), and cannot be read here/)).toBeVisible();
  });
});
