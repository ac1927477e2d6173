/** @scenario mixed-nodes */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import LiveMigrationPage from '../src/features/live-migration/LiveMigrationPage';
import { setStatus } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-live-migration/all-namespaces/*', element: <LiveMigrationPage /> },
  { path: '/vm-live-migration/ns/:ns/*', element: <LiveMigrationPage /> },
];

const open = async (path = '/vm-live-migration/all-namespaces/readiness') => {
  await renderPages(pages, path);
  return userEvent.setup();
};

describe('the readiness of VMs', () => {
  it('says where each can go, and opens for all nodes with reason and fix', async () => {
    const user = await open();
    const table = await screen.findByRole('grid', { name: 'VirtualMachines' });
    expect(
      within(table).getByRole('row', { name: /Details panel plant worker-0 Can be migrated/ }),
    ).toHaveTextContent('worker-1, worker-2, worker-3');
    const row = within(table).getByRole('row', { name: /Details conveyor / });
    await user.click(within(row).getByRole('button', { name: 'Details' }));
    const nodes = await within(table).findByRole('grid', { name: 'Nodes' });
    expect(within(nodes).getByRole('row', { name: /worker-0 The VM runs here/ })).toBeVisible();
    expect(
      within(nodes).getByRole('row', { name: /worker-3 Does not take the VM/ }),
    ).toHaveTextContent(/Make it on this node by a policy of nmstate|Correct the policy/);
    expect(within(table).getByText(/Not checked: free CPU and memory/)).toBeVisible();
  });

  it('tells every reason why a VM cannot be migrated', async () => {
    await setStatus('plant', 'virtualmachineinstances', 'panel', {
      conditions: [
        {
          type: 'LiveMigratable',
          status: 'False',
          reason: 'DisksNotLiveMigratable',
          message: 'cannot migrate VMI: PVC data is not shared',
        },
        {
          type: 'StorageLiveMigratable',
          status: 'False',
          reason: 'NotMigratable',
          message: 'HostDeviceNotLiveMigratable: VMI specifies a GPU',
        },
      ],
    });
    const user = await open();
    const table = await screen.findByRole('grid', { name: 'VirtualMachines' });
    const row = await within(table).findByRole('row', { name: /panel .*Cannot be migrated/ });
    expect(row).toHaveTextContent('And 1 more reason.');
    await user.click(within(row).getByRole('button', { name: 'Details' }));
    expect(await within(table).findByText(/PVC data is not shared/)).toBeVisible();
    expect(within(table).getByText(/VMI specifies a GPU/)).toBeVisible();
  });

  it('answers what emptying a node does', async () => {
    const user = await open();
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Empty a node' }),
      'worker-0',
    );
    expect(
      await screen.findByRole('heading', { name: /1 VM keeps worker-0 from being emptied/ }),
    ).toBeVisible();
    const table = screen.getByRole('grid', { name: 'VMs on worker-0' });
    const [, first] = within(table).getAllByRole('row');
    expect(first).toHaveTextContent(/plant\/panel.*Keeps the node from being empty/);
    expect(first).toHaveTextContent('Use volumes with access mode ReadWriteMany.');
    expect(
      within(table).getByRole('row', { name: /plant\/conveyor Is migrated/ }),
    ).toHaveTextContent('Can go to worker-1 only.');
  });

  it('is about one namespace, and says so', async () => {
    await open('/vm-live-migration/ns/plant/readiness?empty=worker-2');
    expect(await screen.findByText(/VMs of other namespaces are not looked at/)).toBeVisible();
  });
});
