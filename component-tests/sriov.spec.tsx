/** @scenario sriov */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SriovObjectPage from '../src/features/sriov/details/SriovObjectPage';
import SriovFormPage from '../src/features/sriov/edit/SriovFormPage';
import SriovPage from '../src/features/sriov/SriovPage';
import { asked } from './support/cluster';
import { renderPages } from './support/render';

const pages = [
  { path: '/vm-sriov/*', element: <SriovPage /> },
  { path: '/vm-sriov/networks/:ns/:name', element: <SriovObjectPage /> },
  { path: '/vm-sriov/networks/:ns/:name/~edit', element: <SriovFormPage /> },
  { path: '/vm-sriov/policies/:ns/:name', element: <SriovObjectPage /> },
];

const OPERATOR = 'openshift-sriov-network-operator';
const API = `/api/kubernetes/apis/sriovnetwork.openshift.io/v1/namespaces/${OPERATOR}`;

const read = async (path: string): Promise<{ spec: object }> =>
  (await asked(path)) as { spec: object };

it('shows a network that was made, and one whose resource nobody makes', async () => {
  await renderPages(pages, '/vm-sriov');
  const fast = await screen.findByRole('row', { name: /^fast / });
  for (const text of ['telco', 'fast_nics', '120', 'Made', 'router-01'])
    expect(fast).toHaveTextContent(text);
  const lost = screen.getByRole('row', { name: /^lost/ });
  expect(await within(lost).findByText('1 error')).toBeVisible();
});

it('tells on the page of a policy how far each node is', async () => {
  await renderPages(pages, `/vm-sriov/policies/${OPERATOR}/fast-nics`);
  const row = await screen.findByRole('row', { name: /worker-1/ });
  expect(row).toHaveTextContent('Configured');
  expect(row).toHaveTextContent('ens2f0 (0000:3b:00.0): 4 of 4 made');
  expect(await screen.findByText('telco/router-01')).toBeVisible();
});

it('keeps what the form does not show, and says who uses a network before it is changed', async () => {
  const path = `${API}/sriovnetworks/fast`;
  const before = await read(path);
  await asked(path, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...before, spec: { ...before.spec, logFile: '/tmp/x' } }),
  });
  const user = userEvent.setup();
  await renderPages(pages, `/vm-sriov/networks/${OPERATOR}/fast/~edit`);
  const vlan = await screen.findByRole('textbox', { name: 'VLAN tag' });
  expect(vlan).toHaveValue('120');
  await user.clear(vlan);
  await user.type(vlan, '121');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  const review = await screen.findByRole('dialog');
  expect(await within(review).findByText('telco/router-01, interface fast: running')).toBeVisible();
  await user.click(within(review).getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByRole('heading', { name: 'fast', level: 1 })).toBeVisible();
  const after = await read(path);
  expect(after.spec).toMatchObject({ vlan: 121, logFile: '/tmp/x', spoofChk: 'on' });
});
