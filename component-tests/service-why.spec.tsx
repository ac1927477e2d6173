/** @scenario healthy */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { networkPolicy, running, service, slice } from '../src/domain/services/testing/services';
import type { KindName } from '../src/domain/world/kinds';
import { worldOf } from '../src/domain/world/world';
import { Why } from '../src/features/services/why/Why';
import { renderPages } from './support/render';

const HERE = '/why';

const READ = [
  'Namespace',
  'Pod',
  'EndpointSlice',
  'VirtualMachine',
  'VirtualMachineInstance',
  'NetworkAttachmentDefinition',
  'NetworkPolicy',
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
] as const;

const PLACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } };

const show = (objects: object[], search = '', read: readonly KindName[] = READ) => {
  const extents = Object.fromEntries(read.map((kind) => [kind, 'everywhere' as const]));
  const [first = service()] = objects as ReturnType<typeof service>[];
  return renderPages(
    [
      {
        path: HERE,
        element: <Why world={worldOf([...objects, PLACE], extents)} service={first} />,
      },
    ],
    `${HERE}${search}`,
  );
};

const closed = { nic: { masquerade: {}, ports: [{ port: 22 }] } };

describe('why a Service is not reachable', () => {
  it('tells everything that stops it, and what the statement rests on', async () => {
    await show([service(), ...running(closed), networkPolicy({})]);
    expect(await screen.findByRole('heading', { name: /Blocked: 2 things stop it/ })).toBeVisible();
    const outsideOfText = { ignore: 'pre' };
    expect(
      screen.getByText(/lists the ports that it lets in \(22\/TCP\)/, outsideOfText),
    ).toBeVisible();
    expect(
      screen.getByText(/isolated by closed, without a rule that lets 80\/TCP in/, outsideOfText),
    ).toBeVisible();
    const way = screen.getByRole('list', { name: 'Way from a client to the guest' });
    expect(within(way).getByText('Ports (by configuration)')).toBeVisible();
    expect(within(way).getByText(/Broken: VM does not let the port in \(VMN874\)/)).toBeVisible();
    expect(within(way).getByText(/Whether the guest listens/)).toBeVisible();
  });

  it('says that nothing stops it where endpoints are ready, and offers the text', async () => {
    await show([service(), slice(), ...running()]);
    expect(
      await screen.findByText('Nothing in the configuration stops it, and endpoints are ready'),
    ).toBeVisible();
    expect(screen.getByText(/^web\/shop: Nothing in the configuration stops it/)).toBeVisible();
  });

  it('says nothing of what is behind a selector that finds no VM', async () => {
    await show([service(), ...running({ own: { app: 'shop' }, labels: {} })]);
    const way = await screen.findByRole('list', { name: 'Way from a client to the guest' });
    expect(
      within(way).getByText(/Label is on the VM, not on its template \(VMN871\)/),
    ).toBeVisible();
    expect(within(way).getByText('Ports')).toBeVisible();
    expect(within(way).getAllByText(/No VM is selected/).length).toBeGreaterThan(4);
  });

  it('is asked for one VM, which the address holds', async () => {
    await show([service(), ...running(), ...running({ name: 'b', ...closed })], '?vm=a');
    expect(await screen.findByRole('heading', { name: /it waits for VMs/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'b' }));
    expect(await screen.findByRole('heading', { name: /Blocked: 1 thing stops it/ })).toBeVisible();
  });

  const nodePort = service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] });
  const ofOwn = networkPolicy({ ingress: [{ from: [{ podSelector: {} }] }] }, 'own-only');

  it('asks policies for whom the Service is for, and for whomever is chosen', async () => {
    const user = userEvent.setup();
    await show([nodePort, slice(), ...running(), ofOwn]);
    expect(
      await screen.findByRole('heading', {
        name: 'Warning alert: Nothing is broken, and somebody outside of the cluster is not let in',
      }),
    ).toBeVisible();
    const way = screen.getByRole('list', { name: 'Way from a client to the guest' });
    expect(within(way).getByText('Isolated by own-only, and it does not allow it.')).toBeVisible();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Who asks' }),
      'Any pod of a namespace',
    );
    expect(
      await screen.findByRole('heading', { name: /Nothing in the configuration stops it/ }),
    ).toBeVisible();
    expect(within(way).getByText('Allowed by own-only.')).toBeVisible();
  });

  it('shows what would hold without a policy, and that nothing has been changed', async () => {
    const user = userEvent.setup();
    await show([nodePort, slice(), ...running(), ofOwn]);
    const without = await screen.findByRole('switch', {
      name: 'Show what holds without NetworkPolicy own-only',
    });
    await user.click(without);
    expect(
      await screen.findByRole('heading', { name: /Nothing in the configuration stops it/ }),
    ).toBeVisible();
    expect(screen.getByText('Nothing has been changed in the cluster.')).toBeVisible();
    await user.click(without);
    expect(await screen.findByRole('heading', { name: /is not let in/ })).toBeVisible();
  });

  it('concludes nothing of policies of the cluster that may not be read', async () => {
    const read = READ.filter((kind) => kind !== 'AdminNetworkPolicy');
    await show([service(), slice(), ...running()], '', read);
    expect(
      await screen.findByRole('heading', {
        name: /whether policies let a pod of namespace web in/,
      }),
    ).toBeVisible();
    const way = screen.getByRole('list', { name: 'Way from a client to the guest' });
    expect(within(way).getByText('You may not read AdminNetworkPolicy.')).toBeVisible();
  });

  it('says which VM is missing, and what it is not told of', async () => {
    await show([service(), slice(), ...running()], '?from=vm/web/nobody');
    expect(await screen.findAllByText('Namespace web has no VM nobody.')).not.toHaveLength(0);
    expect(screen.getByRole('combobox', { name: 'Who asks: VM' })).toHaveValue('nobody');
  });
});
