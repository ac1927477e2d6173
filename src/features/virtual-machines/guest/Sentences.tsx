import { List, ListItem } from '@patternfly/react-core';
import type { GuestNetwork } from '../../../domain/guest/network-data';
import { guestSentences } from '../../../domain/guest/sentences';
import { useT } from '../../../ui/useT';

/** What network data give to a guest, in words. */
export const Sentences = ({ network }: { network: GuestNetwork }) => {
  const t = useT();
  return (
    <List aria-label={t('What the guest gets')}>
      {guestSentences(network).map(({ text, params }) => {
        const sentence = t(text, params);
        return <ListItem key={sentence}>{sentence}</ListItem>;
      })}
    </List>
  );
};
