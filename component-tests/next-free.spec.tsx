/** @scenario empty */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { WantedAddress } from '../src/domain/addresses/next-free';
import { bridgeWith } from '../src/domain/nad/testing/networks';
import { parseCidr } from '../src/domain/net/cidr';
import { worldOf } from '../src/domain/world/world';
import { NextFree } from '../src/ui/NextFree';
import { renderPages } from './support/render';

const KNOWN = { VirtualMachine: 'everywhere', VirtualMachineInstance: 'everywhere' } as const;
const bridge = bridgeWith({ vlan: 7 }, { name: 'lan-net' });

const wantedIn = (subnet: string | undefined): WantedAddress => ({
  namespace: 'default',
  vm: 'mine',
  network: { kind: 'multus', namespace: 'default', name: 'lan-net', text: 'lan-net' },
  family: 4,
  use: 'guest',
  subnet: subnet === undefined ? undefined : parseCidr(subnet),
});

const shown = async (wanted: WantedAddress, isKnown = true) => {
  const world = worldOf([bridge], isKnown ? KNOWN : {});
  const onFound = jest.fn();
  await renderPages(
    [{ path: '/form', element: <NextFree world={world} wanted={wanted} onFound={onFound} /> }],
    '/form',
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Next free IPv4 address' }));
  return onFound;
};

describe('the button for the next free address', () => {
  it('fills in an address with its prefix, and says that nothing is reserved', async () => {
    const onFound = await shown(wantedIn('10.1.2.0/24'));
    expect(onFound.mock.calls).toEqual([['10.1.2.2/24']]);
    expect(
      screen.getByText(
        /10\.1\.2\.2 is the first of 10\.1\.2\.0\/24 that nobody is seen to have\. Nothing is reserved until it is saved\. Nothing tells the gateway/,
      ),
    ).toBeVisible();
  });

  it('says where not everything is seen', async () => {
    await shown(wantedIn('10.1.2.0/24'), false);
    expect(screen.getByText(/You do not see everything that may have one\./)).toBeVisible();
  });

  it('says why none can be named, and fills in nothing', async () => {
    const onFound = await shown(wantedIn(undefined));
    expect(screen.getByText(/The network names no subnet/)).toBeVisible();
    expect(onFound).not.toHaveBeenCalled();
  });
});
