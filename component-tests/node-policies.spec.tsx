/** @scenario mixed-nodes */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import NodePolicyPage from '../src/features/node-networks/details/NodePolicyPage';
import NodeNetworksPage from '../src/features/node-networks/NodeNetworksPage';
import { renderPages } from './support/render';

const HOME = '/vm-node-networks';

const open = async (path = '') => {
  await renderPages(
    [
      { path: HOME, element: <NodeNetworksPage /> },
      { path: `${HOME}/policies/:name/*`, element: <NodePolicyPage /> },
    ],
    `${HOME}${path}`,
  );
  return userEvent.setup();
};

const rowOf = async (label: string, name: string): Promise<HTMLElement> => {
  const grid = await screen.findByRole('grid', { name: label });
  const cell = within(grid).getByText(name);
  const row = cell.closest<HTMLElement>('tr');
  if (!row) throw new Error(`no row of ${name}`);
  return row;
};

describe('policies of node networks', () => {
  it('are listed by what their nodes say, with what stands on them', async () => {
    await open();
    const office = await rowOf('Policies of node networks', 'office-bridge');
    expect(office).toHaveTextContent('Failed and rolled back');
    expect(office).toHaveTextContent('2 of 4');
    expect(office).toHaveTextContent('Linux bridge br-office');
    expect(within(office).getByRole('link', { name: /^plant\/office/ })).toBeVisible();
    const lab = await rowOf('Policies of node networks', 'lab-bridge');
    expect(lab).toHaveTextContent('Configured');
    expect(lab).toHaveTextContent('2 of 2');
  });

  it('are found by their state and by a node', async () => {
    const user = await open();
    await screen.findByRole('grid', { name: 'Policies of node networks' });
    await user.click(screen.getByRole('button', { name: 'Status', expanded: false }));
    await user.click(await screen.findByRole('checkbox', { name: 'Failed and rolled back (1)' }));
    await waitFor(() => expect(screen.queryByText('lab-bridge')).not.toBeInTheDocument());
    expect(screen.getByText('office-bridge')).toBeVisible();
  });

  it('lead to what each node made of them, and name the cause', async () => {
    const user = await open();
    await user.click(await screen.findByRole('link', { name: 'office-bridge' }));
    expect(
      await screen.findByText(/^The policy could not be carried out on worker-2/),
    ).toBeVisible();
    expect(screen.getByText('Bridge for the office on every worker')).toBeVisible();
    expect(screen.getByText('50%, as nothing is set')).toBeVisible();
    const failed = await rowOf('Nodes of the policy', 'worker-2');
    expect(failed).toHaveTextContent(
      'Controller interface br-office: port interface eno2 is already a port of bond0',
    );
    const aborted = await rowOf('Nodes of the policy', 'worker-3');
    expect(aborted).toHaveTextContent('Not tried: another node failed');
    await user.click(within(failed).getByRole('button', { name: 'Details' }));
    expect(await screen.findByRole('textbox', { name: 'Message of worker-2' })).toHaveDisplayValue(
      /^error reconciling NodeNetworkConfigurationPolicy/,
    );
  });

  it('say that there is none of a name', async () => {
    await open('/policies/no-such');
    expect(
      await screen.findByRole('heading', { name: 'There is no policy no-such' }),
    ).toBeVisible();
  });
});
