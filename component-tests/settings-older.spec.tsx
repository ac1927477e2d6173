/**
 * @scenario secondary-dns
 * @older hyperconvergeds.hco.kubevirt.io=v1beta1
 */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SettingsPage from '../src/features/settings/SettingsPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const HOME = '/vm-network-settings';
const at = (version: string) =>
  `/api/kubernetes/apis/hco.kubevirt.io/${version}/namespaces/openshift-cnv/hyperconvergeds/kubevirt-hyperconverged`;

const open = async (tab: string) => {
  await renderPages([{ path: `${HOME}/*`, element: <SettingsPage /> }], `${HOME}${tab}`);
  return userEvent.setup();
};

const save = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('button', { name: 'Save changes' }));
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
};

const specOf = async () => ((await asked(at('v1beta1'))) as { spec: Record<string, unknown> }).spec;

describe('settings of an operator that knows v1beta1 only', () => {
  it('are written at the places of that version', async () => {
    await expect(asked(at('v1'))).rejects.toThrow('404');
    const user = await open('');
    const box = await screen.findByRole('checkbox', { name: /Give VMs names/ });
    await waitFor(() => expect(box).toBeEnabled());
    await user.click(box);
    await user.type(
      screen.getByRole('combobox', { name: 'Address of the name server (IPv4)' }),
      '10.46.41.94',
    );
    await save(user);
    expect(await specOf()).toMatchObject({
      featureGates: { deployKubeSecondaryDNS: true, decentralizedLiveMigration: true },
      kubeSecondaryDNSNameServerIP: '10.46.41.94',
      kubeMacPoolConfiguration: { rangeStart: '02:4f:9c:00:00:00' },
    });
    expect(await specOf()).not.toHaveProperty('networking');
  });

  it('are read and written there for MAC pools as well', async () => {
    const user = await open('/mac-pools');
    const last = await screen.findByRole('textbox', { name: 'Last address' });
    expect(last).toHaveValue('02:4f:9c:ff:ff:ff');
    await user.clear(last);
    await user.type(last, '02:4f:9c:0f:ff:ff');
    await save(user);
    expect(await specOf()).toMatchObject({
      kubeMacPoolConfiguration: {
        rangeStart: '02:4f:9c:00:00:00',
        rangeEnd: '02:4f:9c:0f:ff:ff',
      },
    });
  });
});
