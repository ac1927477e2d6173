import { useState } from 'react';
import { Stack, StackItem } from '@patternfly/react-core';
import type { Finding } from '../../../domain/findings/finding';
import type { MigrationShape, SettingsOwner } from '../../../domain/settings/owner';
import type { Change } from '../../../k8s/write';
import { FindingList } from '../../../ui/findings';
import { say } from '../../../ui/notices/store';
import { Review } from '../../../ui/review/Review';
import { useT } from '../../../ui/useT';
import { networkChange } from './owner';
import { RestartNote } from './RestartNote';

interface UseNetworkProps {
  owner: SettingsOwner<MigrationShape>;
  /** Name of the network; '' is the default one. */
  network: string;
  /** What should be known of it. */
  findings: readonly Finding[];
  onClose: () => void;
  onSaved: () => void;
}

/** The last look before live migrations are sent over another network. */
export const UseNetwork = ({ owner, network, findings, onClose, onSaved }: UseNetworkProps) => {
  const t = useT();
  const [changes] = useState<Change[]>(() => [networkChange(owner, network)]);
  return (
    <Review
      title={
        network === ''
          ? t('Send live migrations over the default network?')
          : t('Send live migrations over {{network}}?', { network })
      }
      changes={changes}
      confirm={t('Save and restart virt-handler')}
      onClose={onClose}
      onDone={() => {
        say({
          variant: 'success',
          title:
            network === ''
              ? t('Live migrations go back to the default network')
              : t('Live migrations are sent over {{network}}', { network }),
          body: t('virt-handler restarts node by node. This page shows how far it has come.'),
        });
        onSaved();
      }}
    >
      <Stack hasGutter>
        {findings.length > 0 && (
          <StackItem>
            <FindingList findings={findings} />
          </StackItem>
        )}
        <StackItem>
          <RestartNote />
        </StackItem>
      </Stack>
    </Review>
  );
};
