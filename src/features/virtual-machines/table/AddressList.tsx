import { Button, ClipboardCopy, List, ListItem, Popover } from '@patternfly/react-core';
import type { Addresses } from '../../../domain/vm/interfaces/interface-status';
import { useT } from '../../../ui/useT';
import { NONE } from './BothValues';

const SHOWN = 2;

/** Something to copy, with a button that says so. */
export const Copyable = ({ text, what }: { text: string; what: string }) => {
  const t = useT();
  return (
    <ClipboardCopy
      isReadOnly
      variant="inline-compact"
      hoverTip={t('Copy {{what}}', { what })}
      clickTip={t('Copied')}
      copyAriaLabel={t('Copy {{what}} {{text}}', { what, text })}
    >
      {text}
    </ClipboardCopy>
  );
};

interface AddressListProps {
  addresses: Addresses;
  /** Of the interface, for accessible names. */
  name: string;
}

/** Addresses that others can reach; the rest, with the link-local ones, behind a button. */
export const AddressList = ({ addresses, name }: AddressListProps) => {
  const t = useT();
  const reachable = [...addresses.ipv4, ...addresses.ipv6];
  const shown = reachable.slice(0, SHOWN);
  const rest = reachable.length - shown.length + addresses.linkLocal.length;
  if (reachable.length === 0 && rest === 0) return <>{NONE}</>;
  return (
    <>
      {shown.length > 0 && (
        <List isPlain>
          {shown.map((address) => (
            <ListItem key={address}>
              <Copyable text={address} what={t('IP address')} />
            </ListItem>
          ))}
        </List>
      )}
      {rest > 0 && (
        <Popover
          headerContent={t('Addresses of {{name}}', { name })}
          bodyContent={
            <List isPlain>
              {reachable.map((address) => (
                <ListItem key={address}>{address}</ListItem>
              ))}
              {addresses.linkLocal.map((address) => (
                <ListItem key={address}>{t('{{address}} (link-local)', { address })}</ListItem>
              ))}
            </List>
          }
        >
          <Button variant="link" isInline aria-label={t('All addresses of {{name}}', { name })}>
            {reachable.length === 0
              ? t('{{count}} link-local only', { count: rest })
              : t('{{count}} more', { count: rest })}
          </Button>
        </Popover>
      )}
    </>
  );
};
