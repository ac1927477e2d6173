/** @scenario healthy */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { networkPolicy, running, service, slice } from '../src/domain/services/testing/services';
import { worldOf } from '../src/domain/world/world';
import { Why } from '../src/features/services/why/Why';
import { renderPages } from './support/render';

const HERE = '/why';

const show = (objects: object[], search = '') =>
  renderPages(
    [{ path: HERE, element: <Why world={worldOf(objects)} service={service()} /> }],
    `${HERE}${search}`,
  );

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
      screen.getByText(/isolated by closed, and none of them allows 80\/TCP/, outsideOfText),
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
    expect(await screen.findByRole('heading', { name: /Cannot tell: see below/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'b' }));
    expect(await screen.findByRole('heading', { name: /Blocked: 1 thing stops it/ })).toBeVisible();
  });
});
