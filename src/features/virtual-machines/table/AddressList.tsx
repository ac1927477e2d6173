import type { Addresses } from '../../../domain/vm/interfaces/interface-status';
import { Copyable } from '../../../ui/Copyable';
import { Several } from '../../../ui/table/Several';
import { useT } from '../../../ui/useT';

interface AddressListProps {
  addresses: Addresses;
  /** Of the interface, for accessible names. */
  name: string;
  /** How many stand in the cell itself. */
  count?: number;
  /** In a list of many VMs only the list of all can be copied from. */
  isPlain?: boolean;
}

/** Addresses that others can reach; the rest, with the link-local ones, behind a button. */
export const AddressList = ({ addresses, name, count = 2, isPlain = false }: AddressListProps) => {
  const t = useT();
  const reachable = [...addresses.ipv4, ...addresses.ipv6];
  const { linkLocal } = addresses;
  return (
    <Several
      count={Math.min(count, reachable.length)}
      entries={[
        ...reachable.map((address) => ({
          key: address,
          node: isPlain ? address : <Copyable text={address} what={t('IP address')} />,
          full: <Copyable text={address} what={t('IP address')} />,
        })),
        ...linkLocal.map((address) => ({
          key: address,
          node: t('{{address}} (link-local)', { address }),
        })),
      ]}
      title={t('Addresses of {{name}}', { name })}
      allLabel={t('All addresses of {{name}}', { name })}
      {...(reachable.length === 0
        ? { more: t('{{count}} link-local only', { count: linkLocal.length }) }
        : {})}
    />
  );
};
