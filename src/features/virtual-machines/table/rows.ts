import type { InterfaceRow } from '../../../domain/vm/interfaces/interfaces';

export type SortColumn = 'name' | 'network' | 'binding' | 'mac';

const networkText = ({ network }: InterfaceRow): string => {
  const source = network.configured ?? network.running;
  return source?.kind === 'multus' ? `${source.namespace}/${source.name}` : (source?.kind ?? '');
};

/** The MAC address to show: that of the running instance, else the configured one. */
export const macOfRow = ({ reportedMac, mac }: InterfaceRow): string | undefined =>
  reportedMac ?? mac.running ?? mac.configured;

/** By which text a column is sorted. */
export const sortTexts: Record<SortColumn, (row: InterfaceRow) => string> = {
  name: ({ name }) => name,
  network: networkText,
  binding: ({ binding }) => binding.configured ?? binding.running ?? '',
  mac: (row) => macOfRow(row) ?? '',
};

/** Whether a row has a text in what it is called, where it leads to, or how it is reached. */
export const matchesRow = (row: InterfaceRow, text: string): boolean => {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const { status } = row;
  return [
    row.name,
    networkText(row),
    macOfRow(row),
    status?.guestName,
    ...(status ? [...status.ipv4, ...status.ipv6, ...status.linkLocal] : []),
  ].some((each) => each?.toLowerCase().includes(wanted));
};
