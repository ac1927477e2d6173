import { UNKNOWN_SETTINGS } from '../spec/cluster-settings';
import { interfacePhaseLabel, interfaceStateOf } from './interface-state';
import { interfaceRowsOf } from '../interfaces/interfaces';
import type { Addresses } from '../interfaces/interface-status';
import type { NetworkUser } from '../spec/network-users';

/** What a network's page shows of one VM that uses it. */
export interface NetworkUserRow {
  /** How far the interface has come, as a text to be translated. */
  state: string;
  /** Whether the guest is connected now. */
  isConnected: boolean;
  addresses: Addresses;
}

const NO_ADDRESSES: Addresses = { ipv4: [], ipv6: [], linkLocal: [] };
const CONNECTED: readonly string[] = ['inDomain', 'seenInGuest'];

/** Name of the VM's interface on the network. */
export const nicOf = ({ ref, runningRef }: NetworkUser): string =>
  (ref ?? runningRef)?.network ?? '';

/**
 * The state of the interface by which a VM uses a network, and its addresses: what the page of the
 * VM says of it. Takes any VM and never throws.
 */
export const networkUserRowOf = (user: NetworkUser): NetworkUserRow => {
  const { vm, vmi } = user;
  const nic = nicOf(user);
  const row = interfaceRowsOf({ vm, vmi }).rows.find(({ name }) => name === nic);
  if (!row) {
    return {
      state: interfacePhaseLabel('requested'),
      isConnected: false,
      addresses: NO_ADDRESSES,
    };
  }
  const { phase } = interfaceStateOf(row, {
    vm,
    vmi,
    pod: undefined,
    settings: UNKNOWN_SETTINGS,
  });
  const isConnected = CONNECTED.includes(phase);
  return {
    state: interfacePhaseLabel(phase),
    isConnected,
    addresses: isConnected ? (row.status ?? NO_ADDRESSES) : NO_ADDRESSES,
  };
};
