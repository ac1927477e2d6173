/** @scenario mixed-nodes */
import { act, screen, waitFor, within } from '@testing-library/react';
import { asked, setFaults } from './support/cluster';
import { enabled, next, openConnect as open } from './support/connect';

const LABEL = 'vm-network/br-eno3';

const nodePath = (name: string): string => `/api/kubernetes/api/v1/nodes/${name}`;

const labelsOf = async (name: string): Promise<Record<string, string>> =>
  ((await asked(nodePath(name))) as { metadata: { labels: Record<string, string> } }).metadata
    .labels;

const labelOff = async (name: string): Promise<void> => {
  await asked(nodePath(name), {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: JSON.stringify({ metadata: { labels: { [LABEL]: null } } }),
  });
};

afterEach(async () => {
  await setFaults();
  await labelOff('worker-0');
  await labelOff('worker-2');
});

describe('nodes that no label tells from the others', () => {
  const QUERY = '?purpose=linux&way=chosen&nodes=worker-0,worker-2&uplinks=eno3&vlans=5';

  const upToLabel = async (query: string) => {
    const opened = await open(query);
    const { user } = opened;
    await next(user);
    expect(await screen.findByText(/no label stands on exactly these/)).toBeVisible();
    await next(user);
    await screen.findByRole('grid', { name: 'Network interfaces that can be used' });
    expect(screen.queryByText('Not all nodes listen for the switches behind these')).toBeNull();
    await next(user);
    const label = await screen.findByRole('textbox', { name: 'Label for the nodes' });
    return { ...opened, label };
  };

  /** The review of both labels and the policy, of which the server would take all. */
  const upToReview = async () => {
    const opened = await upToLabel(`${QUERY}&part=nodes`);
    const { user } = opened;
    await next(user);
    await screen.findByText('What nmstate tests on each node afterwards');
    await next(user);
    await user.click(await screen.findByRole('radio', { name: 'On all 2 nodes' }));
    await user.click(await enabled('Configure the nodes'));
    const dialog = await screen.findByRole('dialog', { name: 'Configure the nodes?' });
    await waitFor(() =>
      expect(within(dialog).getAllByText('The server would take it')).toHaveLength(3),
    );
    return { ...opened, dialog };
  };

  it('get one, which is named after the bridge and is not one of others', async () => {
    const { user, label } = await upToLabel(`${QUERY}&part=nodes`);
    expect(label).toHaveValue('vm-network/br-eno3');
    const name = async (text: string) => {
      await user.clear(label);
      await user.click(label);
      await user.paste(text);
      await next(user);
    };
    await name('node-role.kubernetes.io/vms');
    expect(
      await screen.findByText('Labels of this domain belong to the cluster. Choose another.'),
    ).toBeVisible();
    await name('example.com/hall=c');
    expect(
      await screen.findByText(/^Policy .*lab-bridge.* chooses nodes by this label/),
    ).toBeVisible();
    await name('vm-network/halls=both');
    expect(
      await screen.findByText(
        'vm-network/halls=both, which they get before the policy is for them: worker-0, worker-2',
      ),
    ).toBeVisible();
    // Rules see the nodes as if they had it.
    expect(screen.queryByText(/chooses no node/i)).not.toBeInTheDocument();
  });

  it('have it put on with the policy, and taken off again when there is none', async () => {
    const { user, router, dialog } = await upToReview();
    await setFaults({
      method: 'POST',
      path: '/apis/nmstate.io/v1/nodenetworkconfigurationpolicies',
      status: 500,
      message: 'not today',
    });
    await user.click(within(dialog).getByRole('button', { name: 'Create the policy' }));
    expect(await within(dialog).findByText('Failed')).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    await setFaults();

    // What the nodes got is known, and stands in the address.
    expect(
      await screen.findByText('worker-0, worker-2 got the label vm-network/br-eno3 here'),
    ).toBeVisible();
    expect(new URLSearchParams(router.state.location.search).get('labelled')).toBe(
      'worker-0, worker-2',
    );
    await user.click(screen.getByRole('button', { name: 'Take the label off' }));
    const undo = await screen.findByRole('dialog', { name: /Take label vm-network\/br-eno3 off/ });
    const off = within(undo).getByRole('button', { name: 'Take the label off' });
    await waitFor(() => expect(off).toBeEnabled());
    await user.click(off);
    const [close] = await within(undo).findAllByRole('button', { name: 'Close' });
    if (!close) throw new Error('no way to close');
    await user.click(close);
    await waitFor(() =>
      expect(screen.queryByText(/got the label vm-network\/br-eno3 here/)).not.toBeInTheDocument(),
    );
  });

  it('do not bring back a user who has left while they got it', async () => {
    const { user, router, dialog } = await upToReview();
    await setFaults({ method: 'PATCH', path: '/api/v1/nodes/worker-2', delayMs: 60_000 });
    await user.click(within(dialog).getByRole('button', { name: 'Create the policy' }));
    expect(await within(dialog).findByText('Done')).toBeVisible();
    await act(() => router.navigate('/vm-node-networks'));
    expect(screen.getByText('Node networks')).toBeVisible();
    await setFaults();
    await waitFor(async () => expect(await labelsOf('worker-2')).toHaveProperty(LABEL));
    // Its answer comes before that to a later question.
    await labelsOf('worker-2');
    const { pathname, search } = router.state.location;
    expect([pathname, search]).toEqual(['/vm-node-networks', '']);
  });

  it('and the policy are known again when the page is loaded anew, closed or not', async () => {
    const { user, router, dialog } = await upToReview();
    await user.click(within(dialog).getByRole('button', { name: 'Create the policy' }));
    await waitFor(() => expect(within(dialog).getAllByText('Done')).toHaveLength(3));
    const query = new URLSearchParams(router.state.location.search);
    expect(query.get('labelled')).toBe('worker-0, worker-2');
    expect(query.get('made')).toMatch(/./);
    // While they get it, and afterwards, it is said of those that were to get it.
    expect(
      within(dialog).getByText(`First these nodes get the label ${LABEL}: worker-0, worker-2`),
    ).toBeVisible();
  });
});
